import { formatValue } from "../nodes/format-value";
import type { InputPort, Port, PortType } from "../nodes/node-definition";
import type { KnownNode } from "./check-nodes";
import { type FlowProblem, flowError } from "./flow-problem";
import type { FlowEdge, FlowPort } from "./logic-flow";

export interface CheckedEdges {
  /** What is connected to each input port, by node and port; sound connections only. */
  readonly sources: ReadonlyMap<string, ReadonlyMap<string, FlowPort>>;
  /** The nodes that each node takes something from, sorted; whether or not the ports are right. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** Connected input ports that something is wrong with, as `node.port`: they are not missing as well. */
  readonly invalidInputs: ReadonlySet<string>;
  readonly problems: readonly FlowProblem[];
}

/** Every edge by itself: that both ends are there, that their types fit, and that no input is fed twice. */
export function checkEdges(edges: readonly FlowEdge[], known: ReadonlyMap<string, KnownNode>): CheckedEdges {
  const sources = new Map<string, Map<string, FlowPort>>();
  const dependencies = new Map<string, Set<string>>();
  const taken = new Map<string, FlowPort>();
  const invalidInputs = new Set<string>();
  const problems: FlowProblem[] = [];
  for (const edge of edges.toSorted(compareEdges)) {
    const { from, to } = edge;
    const [source, target] = [known.get(from.node), known.get(to.node)];
    const input = `${to.node}.${to.port}`;
    const former = taken.get(input);
    if (source && target) dependencies.set(to.node, (dependencies.get(to.node) ?? new Set()).add(from.node));
    const wrong = former ? [connectedTwice(edge, former)] : edgeProblems(edge, source, target);
    if (source) taken.set(input, from);
    problems.push(...wrong);
    if (wrong.length > 0 || !source?.definition) invalidInputs.add(input);
    else sources.set(to.node, (sources.get(to.node) ?? new Map()).set(to.port, from));
  }
  const sortedDependencies = new Map([...dependencies].map(([id, all]) => [id, [...all].sort()]));
  return { sources, dependencies: sortedDependencies, invalidInputs, problems };
}

/** Which of two edges into one port counts as the second must not depend on the order of the flow. */
function compareEdges(one: FlowEdge, other: FlowEdge): number {
  const [left, right] = [sortKey(one), sortKey(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey({ from, to }: FlowEdge): string {
  return [to.node, to.port, from.node, from.port].join("\u0000");
}

function connectedTwice({ from, to }: FlowEdge, former: FlowPort): FlowProblem {
  const message = `${portName(to)} is connected to ${portName(former)} already; ${portName(from)} cannot feed it too.`;
  return problemAt(to, "PORT_ALREADY_CONNECTED", message);
}

function edgeProblems(edge: FlowEdge, source?: KnownNode, target?: KnownNode): FlowProblem[] {
  const { from, to } = edge;
  const problems: FlowProblem[] = [];
  if (!source) problems.push(missingNode(`An edge into ${portName(to)} comes from`, from, target ? to : undefined));
  if (!target) problems.push(missingNode(`An edge from ${portName(from)} leads to`, to, source ? from : undefined));
  const output = portOf(source?.definition?.outputs, from.port);
  const input = portOf(target?.definition?.inputs, to.port);
  if (source?.definition && !output) problems.push(unknownPort(from, "output", source.definition.outputs));
  if (target?.definition && !input) problems.push(unknownPort(to, "input", target.definition.inputs));
  if (output && input && !fits(output.type, input.type)) {
    const message =
      `${portName(from)} gives a ${output.type}, but ${portName(to)} takes a ${input.type}: ` +
      `node ${from.node} cannot feed node ${to.node} there.`;
    problems.push(problemAt(to, "PORT_TYPE_MISMATCH", message));
  }
  return problems;
}

function missingNode(what: string, missing: FlowPort, there?: FlowPort): FlowProblem {
  const message = `${what} the node ${formatValue(missing.node)}, which is not in the flow.`;
  return there ? problemAt(there, "NOT_FOUND", message) : flowError("NOT_FOUND", message);
}

function unknownPort(port: FlowPort, kind: string, ports: readonly Port[]): FlowProblem {
  const has = ports.map(({ name }) => name).join(", ") || "none";
  const message = `Node ${shortened(port.node)} has no ${kind} ${formatValue(port.port)}; it has: ${has}.`;
  return problemAt(port, "UNKNOWN_PORT", message);
}

function problemAt({ node, port }: FlowPort, code: Parameters<typeof flowError>[0], message: string): FlowProblem {
  return flowError(code, message, { nodeId: node, port });
}

function portOf<P extends Port | InputPort>(ports: readonly P[] | undefined, name: string): P | undefined {
  return ports?.find((port) => port.name === name);
}

/** A number that is the same on every bar is a series too. */
function fits(output: PortType, input: PortType): boolean {
  return output === input || (output === "NUMBER" && input === "SERIES");
}

function portName({ node, port }: FlowPort): string {
  return `${shortened(node)}.${shortened(port)}`;
}

function shortened(text: string): string {
  return text.slice(0, 64);
}

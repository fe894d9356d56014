import { formatValue } from "../nodes/format-value";
import type { InputPort, Port, PortType } from "../nodes/node-definition";
import type { KnownNode } from "./check-nodes";
import { type FlowProblem, flowError } from "./flow-problem";
import type { FlowEdge, FlowPort } from "./logic-flow";

export interface CheckedEdges {
  /** The output connected to each input port, by node id and port; valid connections only. */
  readonly sources: ReadonlyMap<string, ReadonlyMap<string, FlowPort>>;
  /** Ids of the nodes that each node depends on, sorted; including edges with invalid ports. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** Input ports with an invalid connection, as `node.port`; they are not reported as missing. */
  readonly invalidInputs: ReadonlySet<string>;
  readonly problems: readonly FlowProblem[];
}

/** Checks each edge: both ends exist, their types match, and no input has two edges. */
export function checkEdges(edges: readonly FlowEdge[], known: ReadonlyMap<string, KnownNode>): CheckedEdges {
  const sources = new Map<string, Map<string, FlowPort>>();
  const dependencies = new Map<string, Set<string>>();
  const connected = new Map<string, FlowPort>();
  const invalidInputs = new Set<string>();
  const problems: FlowProblem[] = [];
  for (const edge of edges.toSorted(compareEdges)) {
    const { from, to } = edge;
    const [source, target] = [known.get(from.node), known.get(to.node)];
    const input = `${to.node}.${to.port}`;
    const existing = connected.get(input);
    if (source && target) dependencies.set(to.node, (dependencies.get(to.node) ?? new Set()).add(from.node));
    const found = existing ? [connectedTwice(edge, existing)] : edgeProblems(edge, source, target);
    if (source) connected.set(input, from);
    problems.push(...found);
    if (found.length > 0 || !source?.definition) invalidInputs.add(input);
    else sources.set(to.node, (sources.get(to.node) ?? new Map()).set(to.port, from));
  }
  const sortedDependencies = new Map([...dependencies].map(([id, all]) => [id, [...all].sort()]));
  return { sources, dependencies: sortedDependencies, invalidInputs, problems };
}

/** Sorts the edges, so that the duplicate edge that is reported does not depend on the order of the flow. */
function compareEdges(one: FlowEdge, other: FlowEdge): number {
  const [left, right] = [sortKey(one), sortKey(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey({ from, to }: FlowEdge): string {
  return [to.node, to.port, from.node, from.port].join("\u0000");
}

function connectedTwice({ from, to }: FlowEdge, existing: FlowPort): FlowProblem {
  const message =
    `Input ${portName(to)} is already connected to ${portName(existing)}; ` +
    `it cannot also be connected to ${portName(from)}.`;
  return problemAt(to, "PORT_ALREADY_CONNECTED", message);
}

function edgeProblems(edge: FlowEdge, source?: KnownNode, target?: KnownNode): FlowProblem[] {
  const { from, to } = edge;
  const problems: FlowProblem[] = [];
  if (!source) problems.push(missingNode(`The edge to ${portName(to)} starts at`, from, target ? to : undefined));
  if (!target) problems.push(missingNode(`The edge from ${portName(from)} ends at`, to, source ? from : undefined));
  const output = portOf(source?.definition?.outputs, from.port);
  const input = portOf(target?.definition?.inputs, to.port);
  if (source?.definition && !output) problems.push(unknownPort(from, "output", source.definition.outputs));
  if (target?.definition && !input) problems.push(unknownPort(to, "input", target.definition.inputs));
  if (output && input && !isCompatible(output.type, input.type)) {
    const message =
      `Output ${portName(from)} is a ${output.type}, but input ${portName(to)} requires ` + `a ${input.type}.`;
    problems.push(problemAt(to, "PORT_TYPE_MISMATCH", message));
  }
  return problems;
}

function missingNode(subject: string, missing: FlowPort, otherEnd?: FlowPort): FlowProblem {
  const message = `${subject} node ${formatValue(missing.node)}, which does not exist in the flow.`;
  return otherEnd ? problemAt(otherEnd, "NOT_FOUND", message) : flowError("NOT_FOUND", message);
}

function unknownPort(port: FlowPort, kind: string, ports: readonly Port[]): FlowProblem {
  const available = ports.map(({ name }) => name).join(", ") || "none";
  const name = formatValue(port.port);
  const message = `Node ${truncated(port.node)} has no ${kind} ${name}. Available ${kind}s: ${available}.`;
  return problemAt(port, "UNKNOWN_PORT", message);
}

function problemAt({ node, port }: FlowPort, code: Parameters<typeof flowError>[0], message: string): FlowProblem {
  return flowError(code, message, { nodeId: node, port });
}

function portOf<P extends Port | InputPort>(ports: readonly P[] | undefined, name: string): P | undefined {
  return ports?.find((port) => port.name === name);
}

/** A NUMBER can be used as a SERIES. */
function isCompatible(output: PortType, input: PortType): boolean {
  return output === input || (output === "NUMBER" && input === "SERIES");
}

function portName({ node, port }: FlowPort): string {
  return `${truncated(node)}.${truncated(port)}`;
}

function truncated(text: string): string {
  return text.slice(0, 64);
}

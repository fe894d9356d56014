import type { InputPort } from "../nodes/node-definition";
import type { Parameters } from "../nodes/parameters";
import { warmUpOfOutput } from "../nodes/warm-up-of-output";
import type { ColumnName } from "../series/bar-columns";
import type { KnownNode } from "./check-nodes";
import type { FlowPort } from "./logic-flow";
import type { FlowPlan, PlannedNode, ResolvedInput } from "./plan/flow-plan";
import { isStrategyOutput } from "./plan/is-strategy-output";

/**
 * Builds the plan of a flow from the results of its checks. The flow must be free of errors and in topological order.
 */
export function planFlow(
  order: readonly string[],
  known: ReadonlyMap<string, KnownNode>,
  sources: ReadonlyMap<string, ReadonlyMap<string, FlowPort>>,
): FlowPlan {
  const planned = new Map<string, PlannedNode>();
  for (const id of order) {
    const { node, definition, params } = known.get(id)!;
    if (!node.isEnabled || !definition || !params) continue;
    const resolved = definition.inputs.map((port) => {
      const source = sources.get(id)?.get(port.name);
      return [port.name, resolve(port, params, source && known.get(source.node)!.node.isEnabled ? source : undefined)];
    });
    const inputs: PlannedNode["inputs"] = Object.fromEntries(resolved);
    const inputWarmUp = Math.max(0, ...Object.values(inputs).map((input) => warmUpOf(input, planned)));
    const warmUps = Object.fromEntries(
      definition.outputs.map(({ name }) => [name, inputWarmUp + warmUpOfOutput(definition, params, name)]),
    );
    planned.set(id, { id, label: node.label, definition, params, inputs, warmUps });
  }
  return planOf([...planned.values()]);
}

function planOf(nodes: readonly PlannedNode[]): FlowPlan {
  const outputs = nodes.filter(({ definition }) => isStrategyOutput(definition));
  const entries = outputs.filter(({ definition: { signal } }) => signal !== undefined && !signal.startsWith("exit"));
  return {
    nodes,
    warmUpBars: Math.max(0, ...outputs.map(slowestOutput)),
    entryWarmUpBars: Math.min(...entries.map(slowestOutput)),
  };
}

function slowestOutput({ warmUps }: PlannedNode): number {
  return Math.max(...Object.values(warmUps));
}

function resolve(port: InputPort, params: Parameters, source: FlowPort | undefined): ResolvedInput {
  if (source) return { kind: "node", ...source };
  const fallback = port.fallback === undefined ? undefined : params[port.fallback];
  // The schema of a fallback parameter allows only column names or numbers.
  if (typeof fallback === "string") return { kind: "column", name: fallback as ColumnName };
  if (typeof fallback === "number") return { kind: "constant", value: fallback };
  return { kind: "none" };
}

function warmUpOf(input: ResolvedInput, planned: ReadonlyMap<string, PlannedNode>): number {
  return input.kind === "node" ? planned.get(input.node)!.warmUps[input.port]! : 0;
}

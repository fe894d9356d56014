import type { InputPort } from "../nodes/node-definition";
import type { Parameters } from "../nodes/parameters";
import type { ColumnName } from "../series/bar-columns";
import type { KnownNode } from "./check-nodes";
import type { FlowPlan, PlannedNode, ResolvedInput } from "./flow-plan";
import { isStrategyOutput } from "./is-strategy-output";
import type { FlowPort } from "./logic-flow";

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
    const inputWarmUps = Object.values(inputs).map((input) => warmUpOf(input, planned));
    const warmUpBars = Math.max(0, ...inputWarmUps) + definition.warmUp(params);
    planned.set(id, { id, label: node.label, definition, params, inputs, warmUpBars });
  }
  const nodes = [...planned.values()];
  const outputs = nodes.filter(({ definition }) => isStrategyOutput(definition));
  return { nodes, warmUpBars: outputs.reduce((maximum, { warmUpBars }) => Math.max(maximum, warmUpBars), 0) };
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
  return input.kind === "node" ? planned.get(input.node)!.warmUpBars : 0;
}

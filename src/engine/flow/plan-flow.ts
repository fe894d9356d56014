import type { InputPort } from "../nodes/node-definition";
import type { Parameters } from "../nodes/parameters";
import type { ColumnName } from "../series/bar-columns";
import type { KnownNode } from "./check-nodes";
import type { FlowPlan, PlannedNode, ResolvedInput } from "./flow-plan";
import { isStrategyOutput } from "./is-strategy-output";
import type { FlowPort } from "./logic-flow";

/** Puts together what the checks found out. Only for flows without an error, with their nodes in topological order. */
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
    const awaited = Object.values(inputs).map((input) => warmUpOf(input, planned));
    const warmUpBars = Math.max(0, ...awaited) + definition.warmUp(params);
    planned.set(id, { id, label: node.label, definition, params, inputs, warmUpBars });
  }
  const nodes = [...planned.values()];
  const outcomes = nodes.filter(({ definition }) => isStrategyOutput(definition));
  return { nodes, warmUpBars: outcomes.reduce((most, { warmUpBars }) => Math.max(most, warmUpBars), 0) };
}

function resolve(port: InputPort, params: Parameters, source: FlowPort | undefined): ResolvedInput {
  if (source) return { kind: "node", ...source };
  const instead = port.fallback === undefined ? undefined : params[port.fallback];
  // The schema of a parameter that stands in for a port allows the names of columns, or numbers, only.
  if (typeof instead === "string") return { kind: "column", name: instead as ColumnName };
  if (typeof instead === "number") return { kind: "constant", value: instead };
  return { kind: "none" };
}

function warmUpOf(input: ResolvedInput, planned: ReadonlyMap<string, PlannedNode>): number {
  return input.kind === "node" ? planned.get(input.node)!.warmUpBars : 0;
}

import type { NodeDefinition } from "../../nodes/node-definition";
import type { Parameters } from "../../nodes/parameters";
import type { ColumnName } from "../../series/bar-columns";

/** Source of an input port's series; `none` is an optional port that is not connected. */
export type ResolvedInput =
  | { readonly kind: "node"; readonly node: string; readonly port: string }
  | { readonly kind: "column"; readonly name: ColumnName }
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "none" };

export interface PlannedNode {
  readonly id: string;
  readonly label?: string;
  readonly definition: NodeDefinition;
  /** All parameters, with defaults filled in. */
  readonly params: Parameters;
  /** All input ports, in the order of the definition. */
  readonly inputs: Readonly<Record<string, ResolvedInput>>;
  /** Number of bars before each output has a value, counted from the first bar. */
  readonly warmUps: Readonly<Record<string, number>>;
}

/**
 * A valid flow, ready to be evaluated or compiled: its enabled nodes in topological order. The order depends only on
 * ids and edges, so the same flow always has the same plan.
 */
export interface FlowPlan {
  readonly nodes: readonly PlannedNode[];
  /** Number of bars before all signals, sizes, stops and targets have a value. */
  readonly warmUpBars: number;
  /** Number of bars before the condition of the earliest entry has a value. A signal may come earlier: see `or`. */
  readonly entryWarmUpBars: number;
}

import type { NodeDefinition } from "../nodes/node-definition";
import type { Parameters } from "../nodes/parameters";
import type { ColumnName } from "../series/bar-columns";

/** Where an input port gets its series from; `none` is an optional port without anything. */
export type ResolvedInput =
  | { readonly kind: "node"; readonly node: string; readonly port: string }
  | { readonly kind: "column"; readonly name: ColumnName }
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "none" };

export interface PlannedNode {
  readonly id: string;
  readonly label?: string;
  readonly definition: NodeDefinition;
  /** Every parameter, defaults filled in. */
  readonly params: Parameters;
  /** Every input port of the definition, in its order. */
  readonly inputs: Readonly<Record<string, ResolvedInput>>;
  /** Bars before all its outputs have a value, counted from the first bar of all. */
  readonly warmUpBars: number;
}

/**
 * A flow that was found to be right, ready to be evaluated or compiled: its enabled nodes, each after those that it needs.
 * The order depends on ids and edges alone, so the same drawing always gives the same plan.
 */
export interface FlowPlan {
  readonly nodes: readonly PlannedNode[];
  /** Bars before every signal, size, stop and target has a value. */
  readonly warmUpBars: number;
}

import { MAX_EVALUATION_STEPS } from "./flow-cost";

export interface FlowLimits {
  readonly nodes: number;
  readonly edges: number;
  /** Steps of an evaluation over the budgeted number of bars (see flow-cost.ts). */
  readonly steps: number;
}

export const DEFAULT_FLOW_LIMITS: FlowLimits = { nodes: 500, edges: 2000, steps: MAX_EVALUATION_STEPS };

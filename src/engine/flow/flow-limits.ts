export interface FlowLimits {
  readonly nodes: number;
  readonly edges: number;
}

export const DEFAULT_FLOW_LIMITS: FlowLimits = { nodes: 500, edges: 2000 };

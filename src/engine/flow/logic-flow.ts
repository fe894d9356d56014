import type { Parameters } from "../nodes/parameters";

/** The drawing of a strategy: nodes and the edges between their ports. Edges carry the meaning, the order never does. */
export interface LogicFlow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

export interface FlowNode {
  /** Unique in its flow; stays with the node for ever, so that code and messages can point at it. */
  readonly id: string;
  /** Name of its template. */
  readonly template: string;
  /** Version of the template that the flow was saved with; absent means the current one. */
  readonly templateVersion?: string;
  readonly params: Parameters;
  readonly label?: string;
  /** A disabled node is left out: what it feeds counts as unconnected. */
  readonly isEnabled: boolean;
  readonly x?: number;
  readonly y?: number;
}

export interface FlowEdge {
  readonly from: FlowPort;
  readonly to: FlowPort;
}

export interface FlowPort {
  readonly node: string;
  readonly port: string;
}

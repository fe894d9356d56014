import type { Parameters } from "../nodes/parameters";

/** The graph of a strategy: nodes and the edges between their ports. The order of nodes and edges has no meaning. */
export interface LogicFlow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

export interface FlowNode {
  /** Unique within the flow; never changes, because generated code and messages refer to it. */
  readonly id: string;
  /** Name of its template. */
  readonly template: string;
  /** Version of the template that the flow was saved with; if absent, the current version is used. */
  readonly templateVersion?: string;
  readonly params: Parameters;
  readonly label?: string;
  /** A disabled node is ignored: inputs connected to it count as not connected. */
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

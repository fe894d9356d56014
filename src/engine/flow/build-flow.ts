import type { Parameters } from "../nodes/parameters";
import type { FlowEdge, FlowNode, LogicFlow } from "./logic-flow";

export interface NodeSpec {
  readonly template: string;
  readonly params?: Parameters;
  readonly label?: string;
  readonly isEnabled?: boolean;
  /** What feeds each connected port, as `node.port`. */
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A flow written down by hand: nodes by id, each with what it takes from others. */
export function buildFlow(drawing: Readonly<Record<string, NodeSpec>>): LogicFlow {
  const nodes = Object.entries(drawing).map(([id, { template, params = {}, label, isEnabled = true }]): FlowNode => {
    return label === undefined ? { id, template, params, isEnabled } : { id, template, params, label, isEnabled };
  });
  const edges = Object.entries(drawing).flatMap(([id, { inputs = {} }]) =>
    Object.entries(inputs).map(([port, source]) => edgeOf(source, { node: id, port })),
  );
  return { nodes, edges };
}

function edgeOf(source: string, to: FlowEdge["to"]): FlowEdge {
  const [node = "", port = ""] = source.split(".");
  return { from: { node, port }, to };
}

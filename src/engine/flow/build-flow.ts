import type { Parameters } from "../nodes/parameters";
import type { FlowEdge, FlowNode, LogicFlow } from "./logic-flow";

export interface NodeSpec {
  readonly template: string;
  readonly params?: Parameters;
  readonly label?: string;
  readonly isEnabled?: boolean;
  /** Source of each connected input port, as `node.port`. */
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Builds a flow from nodes by id, each with the sources of its inputs. */
export function buildFlow(specs: Readonly<Record<string, NodeSpec>>): LogicFlow {
  const nodes = Object.entries(specs).map(([id, { template, params = {}, label, isEnabled = true }]): FlowNode => {
    return label === undefined ? { id, template, params, isEnabled } : { id, template, params, label, isEnabled };
  });
  const edges = Object.entries(specs).flatMap(([id, { inputs = {} }]) =>
    Object.entries(inputs).map(([port, source]) => edgeOf(source, { node: id, port })),
  );
  return { nodes, edges };
}

function edgeOf(source: string, to: FlowEdge["to"]): FlowEdge {
  const [node = "", port = ""] = source.split(".");
  return { from: { node, port }, to };
}

import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import type { FlowProblem } from "../../../src/engine/flow/flow-problem";
import type { FlowEdge, FlowNode, LogicFlow } from "../../../src/engine/flow/logic-flow";

/** A valid flow: buys when the close crosses above its average, sells when it crosses below. */
export const CROSSING: Readonly<Record<string, NodeSpec>> = {
  average: { template: "sma", params: { period: 5 } },
  above: { template: "crosses_above", inputs: { a: "price.value", b: "average.value" } },
  below: { template: "crosses_below", inputs: { a: "price.value", b: "average.value" } },
  price: { template: "sma", params: { period: 1 } },
  buy: { template: "entry_long", inputs: { condition: "above.result" } },
  sell: { template: "exit_long", inputs: { condition: "below.result" } },
};

/** The same flow with nodes added or replaced. */
export function crossingFlow(changes: Readonly<Record<string, NodeSpec>> = {}): LogicFlow {
  return buildFlow({ ...CROSSING, ...changes });
}

export function withNodes(flow: LogicFlow, ...nodes: FlowNode[]): LogicFlow {
  return { ...flow, nodes: [...flow.nodes, ...nodes] };
}

/** Adds edges written as `node.port -> node.port`. */
export function withEdges(flow: LogicFlow, ...edges: string[]): LogicFlow {
  return { ...flow, edges: [...flow.edges, ...edges.map(edge)] };
}

function edge(text: string): FlowEdge {
  const [from, to] = text.split(" -> ").map((end) => {
    const [node = "", port = ""] = end.split(".");
    return { node, port };
  });
  return { from: from!, to: to! };
}

/** A problem as one line, for comparisons. */
export function lineOf({ severity, code, nodeId = "", port = "", param = "" }: FlowProblem): string {
  return [severity, code, nodeId, port, param].filter((part) => part !== "").join(" ");
}

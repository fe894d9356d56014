import type { NodeDefinition, NodeType } from "../nodes/node-definition";

const TYPES: ReadonlySet<NodeType> = new Set(["POSITION", "STOP_LOSS", "STOP_PROFIT", "RISK_MANAGEMENT"]);

/** Whether a node is part of what the strategy does, not only of what it computes on the way there. */
export function isStrategyOutput({ nodeType, signal }: NodeDefinition): boolean {
  return signal !== undefined || TYPES.has(nodeType);
}

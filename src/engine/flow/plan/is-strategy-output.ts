import type { NodeDefinition, NodeType } from "../../nodes/node-definition";

const TYPES: ReadonlySet<NodeType> = new Set(["POSITION", "STOP_LOSS", "STOP_PROFIT", "RISK_MANAGEMENT"]);

/**
 * Whether a node is a result of the strategy (signal, size, stop, target or limit) rather than an intermediate step.
 */
export function isStrategyOutput({ nodeType, signal }: NodeDefinition): boolean {
  return signal !== undefined || TYPES.has(nodeType);
}

import type { NodeDefinition } from "../../nodes/node-definition";
import { crossesAboveNode } from "./crosses-above";
import { crossesBelowNode } from "./crosses-below";

/** Conditions that are true on the bar where one series crosses another. */
export const crossingNodes: readonly NodeDefinition[] = [crossesAboveNode, crossesBelowNode];

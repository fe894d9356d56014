import type { NodeDefinition } from "../../nodes/node-definition";
import { andNode } from "./and";
import { consecutiveNode } from "./consecutive";
import { nOfMNode } from "./n-of-m";
import { notNode } from "./not";
import { orNode } from "./or";

/** Conditions that combine other conditions. */
export const logicNodes: readonly NodeDefinition[] = [andNode, orNode, notNode, nOfMNode, consecutiveNode];

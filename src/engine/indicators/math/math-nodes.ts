import type { NodeDefinition } from "../../nodes/node-definition";
import { absoluteNode } from "./absolute";
import { addNode, divideNode, multiplyNode, subtractNode } from "./arithmetic";
import { constantNode } from "./constant";
import { previousNode } from "./previous";

/** Constants, earlier values and arithmetic. */
export const mathNodes: readonly NodeDefinition[] = [
  constantNode,
  previousNode,
  addNode,
  subtractNode,
  multiplyNode,
  divideNode,
  absoluteNode,
];

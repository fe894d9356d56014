import type { NodeDefinition } from "../nodes/node-definition";
import { absoluteNode } from "./absolute";
import { addNode, divideNode, multiplyNode, subtractNode } from "./arithmetic";
import { constantNode } from "./constant";
import { previousNode } from "./previous";
import { priceNode } from "./price";

/** What every drawing is made of: the bars, numbers, earlier values and arithmetic. */
export const elementaryNodes: readonly NodeDefinition[] = [
  priceNode,
  constantNode,
  previousNode,
  addNode,
  subtractNode,
  multiplyNode,
  divideNode,
  absoluteNode,
];

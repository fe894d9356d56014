import type { NodeDefinition } from "../nodes/node-definition";
import { absoluteNode } from "./math/absolute";
import { addNode, divideNode, multiplyNode, subtractNode } from "./math/arithmetic";
import { constantNode } from "./math/constant";
import { previousNode } from "./math/previous";
import { priceNode } from "./price/price";

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

import type { NodeDefinition } from "../../nodes/node-definition";
import { cdlDojiNode } from "./cdl-doji";
import { cdlEngulfingNode } from "./cdl-engulfing";
import { cdlHammerNode } from "./cdl-hammer";
import { cdlMorningStarNode } from "./cdl-morning-star";

/** Candlestick patterns. */
export const patternNodes: readonly NodeDefinition[] = [
  cdlEngulfingNode,
  cdlDojiNode,
  cdlHammerNode,
  cdlMorningStarNode,
];

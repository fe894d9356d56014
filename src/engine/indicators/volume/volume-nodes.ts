import type { NodeDefinition } from "../../nodes/node-definition";
import { adlNode } from "./adl";
import { chaikinOscillatorNode } from "./chaikin-oscillator";
import { cmfNode } from "./cmf";
import { mfiNode } from "./mfi";
import { obvNode } from "./obv";
import { vwapNode } from "./vwap";
import { vwmaNode } from "./vwma";

/** Volume indicators, and averages weighted by volume. */
export const volumeNodes: readonly NodeDefinition[] = [
  vwmaNode,
  vwapNode,
  obvNode,
  mfiNode,
  adlNode,
  chaikinOscillatorNode,
  cmfNode,
];

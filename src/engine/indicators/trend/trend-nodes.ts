import type { NodeDefinition } from "../../nodes/node-definition";
import { adxNode } from "./adx";
import { aroonNode } from "./aroon";
import { choppinessNode } from "./choppiness";
import { ichimokuNode } from "./ichimoku";
import { parabolicSarNode } from "./parabolic-sar";
import { supertrendNode } from "./supertrend";
import { vortexNode } from "./vortex";

/** Trend indicators: direction, strength and trailing lines. */
export const trendNodes: readonly NodeDefinition[] = [
  parabolicSarNode,
  supertrendNode,
  ichimokuNode,
  adxNode,
  aroonNode,
  vortexNode,
  choppinessNode,
];

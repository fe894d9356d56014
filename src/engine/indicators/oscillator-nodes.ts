import type { NodeDefinition } from "../nodes/node-definition";
import { adlNode } from "./adl";
import { adxNode } from "./adx";
import { aroonNode } from "./aroon";
import { atrNode } from "./atr";
import { awesomeOscillatorNode } from "./awesome-oscillator";
import { betaNode } from "./beta";
import { cciNode } from "./cci";
import { cdlDojiNode } from "./cdl-doji";
import { cdlEngulfingNode } from "./cdl-engulfing";
import { cdlHammerNode } from "./cdl-hammer";
import { cdlMorningStarNode } from "./cdl-morning-star";
import { chaikinOscillatorNode } from "./chaikin-oscillator";
import { choppinessNode } from "./choppiness";
import { cmfNode } from "./cmf";
import { cmoNode } from "./cmo";
import { correlationNode } from "./correlation";
import { heikinAshiNode } from "./heikin-ashi";
import { highestNode, lowestNode } from "./highest-lowest";
import { linearRegressionNode } from "./linear-regression";
import { mfiNode } from "./mfi";
import { momentumNode } from "./momentum";
import { natrNode } from "./natr";
import { obvNode } from "./obv";
import { percentRankNode } from "./percent-rank";
import { pivotPointsNode } from "./pivot-points";
import { rocNode } from "./roc";
import { rsiNode } from "./rsi";
import { stddevNode } from "./stddev";
import { stochRsiNode } from "./stoch-rsi";
import { stochasticFastNode, stochasticNode } from "./stochastic";
import { trixNode } from "./trix";
import { trueRangeNode } from "./true-range";
import { tsiNode } from "./tsi";
import { ultimateOscillatorNode } from "./ultimate-oscillator";
import { varianceNode } from "./variance";
import { vortexNode } from "./vortex";
import { williamsRNode } from "./williams-r";
import { zscoreNode } from "./zscore";

/** Oscillators, and the measures of trend, volatility, volume, statistics and candlesticks. */
export const oscillatorNodes: readonly NodeDefinition[] = [
  rsiNode,
  stochasticNode,
  stochasticFastNode,
  stochRsiNode,
  williamsRNode,
  cciNode,
  momentumNode,
  rocNode,
  cmoNode,
  ultimateOscillatorNode,
  trixNode,
  awesomeOscillatorNode,
  tsiNode,
  adxNode,
  aroonNode,
  vortexNode,
  choppinessNode,
  atrNode,
  trueRangeNode,
  natrNode,
  stddevNode,
  varianceNode,
  linearRegressionNode,
  obvNode,
  mfiNode,
  adlNode,
  chaikinOscillatorNode,
  cmfNode,
  highestNode,
  lowestNode,
  zscoreNode,
  percentRankNode,
  correlationNode,
  betaNode,
  heikinAshiNode,
  pivotPointsNode,
  cdlEngulfingNode,
  cdlDojiNode,
  cdlHammerNode,
  cdlMorningStarNode,
];

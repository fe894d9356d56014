import type { NodeDefinition } from "../nodes/node-definition";
import { awesomeOscillatorNode } from "./momentum/awesome-oscillator";
import { cciNode } from "./momentum/cci";
import { cmoNode } from "./momentum/cmo";
import { momentumNode } from "./momentum/momentum";
import { rocNode } from "./momentum/roc";
import { rsiNode } from "./momentum/rsi";
import { stochRsiNode } from "./momentum/stoch-rsi";
import { stochasticFastNode, stochasticNode } from "./momentum/stochastic";
import { trixNode } from "./momentum/trix";
import { tsiNode } from "./momentum/tsi";
import { ultimateOscillatorNode } from "./momentum/ultimate-oscillator";
import { williamsRNode } from "./momentum/williams-r";
import { cdlDojiNode } from "./pattern/cdl-doji";
import { cdlEngulfingNode } from "./pattern/cdl-engulfing";
import { cdlHammerNode } from "./pattern/cdl-hammer";
import { cdlMorningStarNode } from "./pattern/cdl-morning-star";
import { heikinAshiNode } from "./price/heikin-ashi";
import { pivotPointsNode } from "./price/pivot-points";
import { betaNode } from "./statistics/beta";
import { correlationNode } from "./statistics/correlation";
import { linearRegressionNode } from "./statistics/linear-regression";
import { percentRankNode } from "./statistics/percent-rank";
import { zscoreNode } from "./statistics/zscore";
import { adxNode } from "./trend/adx";
import { aroonNode } from "./trend/aroon";
import { choppinessNode } from "./trend/choppiness";
import { vortexNode } from "./trend/vortex";
import { atrNode } from "./volatility/atr";
import { natrNode } from "./volatility/natr";
import { trueRangeNode } from "./volatility/true-range";
import { adlNode } from "./volume/adl";
import { chaikinOscillatorNode } from "./volume/chaikin-oscillator";
import { cmfNode } from "./volume/cmf";
import { mfiNode } from "./volume/mfi";
import { obvNode } from "./volume/obv";
import { highestNode, lowestNode } from "./windows/highest-lowest";
import { stddevNode } from "./windows/stddev";
import { varianceNode } from "./windows/variance";

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

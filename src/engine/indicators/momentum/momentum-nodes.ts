import type { NodeDefinition } from "../../nodes/node-definition";
import { apoNode } from "./apo";
import { awesomeOscillatorNode } from "./awesome-oscillator";
import { cciNode } from "./cci";
import { cmoNode } from "./cmo";
import { macdNode } from "./macd";
import { momentumNode } from "./momentum";
import { ppoNode } from "./ppo";
import { rocNode } from "./roc";
import { rsiNode } from "./rsi";
import { stochRsiNode } from "./stoch-rsi";
import { stochasticFastNode, stochasticNode } from "./stochastic";
import { trixNode } from "./trix";
import { tsiNode } from "./tsi";
import { ultimateOscillatorNode } from "./ultimate-oscillator";
import { williamsRNode } from "./williams-r";

/** Momentum indicators: oscillators and rates of change. */
export const momentumNodes: readonly NodeDefinition[] = [
  macdNode,
  ppoNode,
  apoNode,
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
];

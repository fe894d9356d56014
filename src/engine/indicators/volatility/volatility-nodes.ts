import type { NodeDefinition } from "../../nodes/node-definition";
import { atrNode } from "./atr";
import { bollingerBandsNode } from "./bollinger-bands";
import { donchianChannelsNode } from "./donchian-channels";
import { keltnerChannelsNode } from "./keltner-channels";
import { natrNode } from "./natr";
import { stddevNode } from "./stddev-node";
import { trueRangeNode } from "./true-range";

/** Volatility indicators: ranges, deviations and the bands based on them. */
export const volatilityNodes: readonly NodeDefinition[] = [
  bollingerBandsNode,
  keltnerChannelsNode,
  donchianChannelsNode,
  atrNode,
  trueRangeNode,
  natrNode,
  stddevNode,
];

import type { NodeDefinition } from "../nodes/node-definition";
import { almaNode } from "./alma";
import { apoNode } from "./apo";
import { bollingerBandsNode } from "./bollinger-bands";
import { demaNode } from "./dema";
import { donchianChannelsNode } from "./donchian-channels";
import { emaNode } from "./ema";
import { hmaNode } from "./hma";
import { ichimokuNode } from "./ichimoku";
import { kamaNode } from "./kama";
import { keltnerChannelsNode } from "./keltner-channels";
import { macdNode } from "./macd";
import { midpointNode } from "./midpoint";
import { midpriceNode } from "./midprice";
import { parabolicSarNode } from "./parabolic-sar";
import { ppoNode } from "./ppo";
import { rmaNode } from "./rma";
import { smaNode } from "./sma";
import { supertrendNode } from "./supertrend";
import { t3Node } from "./t3";
import { temaNode } from "./tema";
import { trimaNode } from "./trima";
import { vwapNode } from "./vwap";
import { vwmaNode } from "./vwma";
import { wmaNode } from "./wma";
import { zlemaNode } from "./zlema";

/** Averages, bands and trend lines of the catalogue. */
export const averageNodes: readonly NodeDefinition[] = [
  smaNode,
  emaNode,
  wmaNode,
  demaNode,
  temaNode,
  trimaNode,
  kamaNode,
  t3Node,
  hmaNode,
  rmaNode,
  zlemaNode,
  vwmaNode,
  vwapNode,
  almaNode,
  midpointNode,
  midpriceNode,
  bollingerBandsNode,
  keltnerChannelsNode,
  donchianChannelsNode,
  parabolicSarNode,
  supertrendNode,
  ichimokuNode,
  macdNode,
  ppoNode,
  apoNode,
];

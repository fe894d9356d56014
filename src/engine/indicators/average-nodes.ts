import type { NodeDefinition } from "../nodes/node-definition";
import { apoNode } from "./momentum/apo";
import { macdNode } from "./momentum/macd";
import { ppoNode } from "./momentum/ppo";
import { almaNode } from "./moving-average/alma";
import { demaNode } from "./moving-average/dema";
import { emaNode } from "./moving-average/ema";
import { hmaNode } from "./moving-average/hma";
import { kamaNode } from "./moving-average/kama";
import { midpointNode } from "./moving-average/midpoint";
import { midpriceNode } from "./moving-average/midprice";
import { rmaNode } from "./moving-average/rma";
import { smaNode } from "./moving-average/sma";
import { t3Node } from "./moving-average/t3";
import { temaNode } from "./moving-average/tema";
import { trimaNode } from "./moving-average/trima";
import { wmaNode } from "./moving-average/wma";
import { zlemaNode } from "./moving-average/zlema";
import { ichimokuNode } from "./trend/ichimoku";
import { parabolicSarNode } from "./trend/parabolic-sar";
import { supertrendNode } from "./trend/supertrend";
import { bollingerBandsNode } from "./volatility/bollinger-bands";
import { donchianChannelsNode } from "./volatility/donchian-channels";
import { keltnerChannelsNode } from "./volatility/keltner-channels";
import { vwapNode } from "./volume/vwap";
import { vwmaNode } from "./volume/vwma";

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

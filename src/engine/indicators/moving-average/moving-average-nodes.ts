import type { NodeDefinition } from "../../nodes/node-definition";
import { almaNode } from "./alma";
import { demaNode } from "./dema";
import { emaNode } from "./ema";
import { hmaNode } from "./hma";
import { kamaNode } from "./kama";
import { midpointNode } from "./midpoint";
import { midpriceNode } from "./midprice";
import { rmaNode } from "./rma";
import { smaNode } from "./sma";
import { t3Node } from "./t3";
import { temaNode } from "./tema";
import { trimaNode } from "./trima";
import { wmaNode } from "./wma";
import { zlemaNode } from "./zlema";

/** Moving averages and midpoints. */
export const movingAverageNodes: readonly NodeDefinition[] = [
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
  almaNode,
  midpointNode,
  midpriceNode,
];

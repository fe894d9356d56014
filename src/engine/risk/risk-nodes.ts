import type { NodeDefinition } from "../nodes/node-definition";
import { correlationCapNode } from "./correlation-cap";
import { dailyLossLimitNode } from "./daily-loss-limit";
import { maxDrawdownHaltNode } from "./max-drawdown-halt";
import { maxExposureNode } from "./max-exposure";
import { maxTradesPerDayNode } from "./max-trades-per-day";
import { stoplossGuardNode } from "./stoploss-guard";

export const riskNodes: readonly NodeDefinition[] = [
  maxDrawdownHaltNode,
  dailyLossLimitNode,
  maxExposureNode,
  maxTradesPerDayNode,
  stoplossGuardNode,
  correlationCapNode,
];

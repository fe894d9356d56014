import type { NodeDefinition } from "../nodes/node-definition";
import { equalWeightNode } from "./equal-weight";
import { fixedCashNode } from "./fixed-cash";
import { fixedQuantityNode } from "./fixed-quantity";
import { kellyFractionNode } from "./kelly-fraction";
import { maxPositionsNode } from "./max-positions";
import { percentEquityNode } from "./percent-equity";
import { riskPercentAtrNode } from "./risk-percent-atr";
import { volatilityTargetNode } from "./volatility-target";

export const positionNodes: readonly NodeDefinition[] = [
  fixedQuantityNode,
  fixedCashNode,
  percentEquityNode,
  riskPercentAtrNode,
  volatilityTargetNode,
  equalWeightNode,
  kellyFractionNode,
  maxPositionsNode,
];

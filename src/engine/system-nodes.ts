import { comparisonNodes } from "./conditions/comparison/comparison-nodes";
import { crossingNodes } from "./conditions/crossing/crossing-nodes";
import { logicNodes } from "./conditions/logic/logic-nodes";
import { timeConditionNodes } from "./conditions/time/time-condition-nodes";
import { trendConditionNodes } from "./conditions/trend/trend-condition-nodes";
import { mathNodes } from "./indicators/math/math-nodes";
import { momentumNodes } from "./indicators/momentum/momentum-nodes";
import { movingAverageNodes } from "./indicators/moving-average/moving-average-nodes";
import { patternNodes } from "./indicators/pattern/pattern-nodes";
import { priceNodes } from "./indicators/price/price-nodes";
import { statisticsNodes } from "./indicators/statistics/statistics-nodes";
import { trendNodes } from "./indicators/trend/trend-nodes";
import { volatilityNodes } from "./indicators/volatility/volatility-nodes";
import { volumeNodes } from "./indicators/volume/volume-nodes";
import type { NodeDefinition } from "./nodes/node-definition";
import { positionNodes } from "./positions/position-nodes";
import { riskNodes } from "./risk/risk-nodes";
import { signalNodes } from "./signals/signal-nodes";
import { stopNodes } from "./stops/stop-nodes";
import { targetNodes } from "./targets/target-nodes";

/** All nodes of the strategy language, one list per category. */
export const systemNodes: readonly NodeDefinition[] = [
  ...priceNodes,
  ...mathNodes,
  ...movingAverageNodes,
  ...momentumNodes,
  ...trendNodes,
  ...volatilityNodes,
  ...volumeNodes,
  ...statisticsNodes,
  ...patternNodes,
  ...comparisonNodes,
  ...crossingNodes,
  ...logicNodes,
  ...timeConditionNodes,
  ...trendConditionNodes,
  ...signalNodes,
  ...positionNodes,
  ...stopNodes,
  ...targetNodes,
  ...riskNodes,
];

import { bollingerReturn } from "./bollinger-return";
import { doubleMovingAverage } from "./double-moving-average";
import { kdj } from "./kdj";
import { layOutFlow } from "./lay-out-flow";
import { macdCrossing } from "./macd-crossing";
import { qualityMomentum } from "./quality-momentum";
import { rsiReversal } from "./rsi-reversal";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";
import { turtle } from "./turtle";
import { valueFactor } from "./value-factor";

/** The strategy templates of the system, with positions for the editor. */
export const systemStrategyTemplates: readonly StrategyTemplateDefinition[] = [
  doubleMovingAverage,
  macdCrossing,
  turtle,
  rsiReversal,
  bollingerReturn,
  kdj,
  valueFactor,
  qualityMomentum,
].map((template) => ({ ...template, flow: layOutFlow(template.flow) }));

import { bollingerReturn } from "./bollinger-return";
import { doubleMovingAverage } from "./double-moving-average";
import { kdj } from "./kdj";
import { layOutFlow } from "./lay-out-flow";
import { macdCrossing } from "./macd-crossing";
import { qualityMomentum } from "./quality-momentum";
import type { ReadyFlow } from "./ready-flow";
import { rsiReversal } from "./rsi-reversal";
import { turtle } from "./turtle";
import { valueFactor } from "./value-factor";

export const readyFlows: readonly ReadyFlow[] = [
  doubleMovingAverage,
  macdCrossing,
  turtle,
  rsiReversal,
  bollingerReturn,
  kdj,
  valueFactor,
  qualityMomentum,
].map((ready) => ({ ...ready, flow: layOutFlow(ready.flow) }));

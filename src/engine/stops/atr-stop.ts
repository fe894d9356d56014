import { STOP_DISTANCE_PORT } from "../amounts/amount-ports";
import { multipleOfAtr } from "../amounts/multiple-of-atr";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const atrStopNode = passThroughNode({
  name: "atr_stop",
  displayName: "ATR stop-loss",
  description: "Stop-loss at a multiple of the average true range from the entry price.",
  nodeType: "STOP_LOSS",
  category: "VOLATILITY",
  amounts: [STOP_DISTANCE_PORT],
  explain: (params) => `set a stop loss ${numberOf(params, "multiple")} ATR(${numberOf(params, "period")}) from entry`,
  ...multipleOfAtr(2),
});

import { STOP_DISTANCE_PORT } from "../amounts/amount-ports";
import { multipleOfAtr } from "../amounts/multiple-of-atr";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const atrStopNode = passThroughNode({
  name: "atr_stop",
  displayName: "ATR stop",
  description: "Give up at a multiple of the average true range against the position.",
  nodeType: "STOP_LOSS",
  category: "VOLATILITY",
  amounts: [STOP_DISTANCE_PORT],
  explain: (params) => `stop ${numberOf(params, "multiple")} ATR(${numberOf(params, "period")}) from entry`,
  ...multipleOfAtr(2),
});

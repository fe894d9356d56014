import { TARGET_DISTANCE_PORT } from "../amounts/amount-ports";
import { multipleOfAtr } from "../amounts/multiple-of-atr";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const atrTargetNode = passThroughNode({
  name: "atr_target",
  displayName: "ATR profit target",
  description: "Takes profit at a multiple of the average true range from the entry price.",
  nodeType: "STOP_PROFIT",
  category: "VOLATILITY",
  amounts: [TARGET_DISTANCE_PORT],
  explain: (params) => `take profit at ${numberOf(params, "multiple")} ATR(${numberOf(params, "period")}) from entry`,
  ...multipleOfAtr(3),
});

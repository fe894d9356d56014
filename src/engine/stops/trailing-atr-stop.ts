import { TRAILING_DISTANCE_PORT } from "../amounts/amount-ports";
import { multipleOfAtr } from "../amounts/multiple-of-atr";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const trailingAtrStopNode = passThroughNode({
  name: "trailing_atr_stop",
  displayName: "Trailing ATR stop",
  description: "Trailing stop at a multiple of the ATR from the best close since entry.",
  nodeType: "STOP_LOSS",
  category: "TRAILING",
  amounts: [TRAILING_DISTANCE_PORT],
  explain: (params) =>
    `set a trailing stop ${numberOf(params, "multiple")} ATR(${numberOf(params, "period")}) from the best close`,
  ...multipleOfAtr(3),
});

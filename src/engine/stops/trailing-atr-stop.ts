import { TRAILING_DISTANCE_PORT } from "../amounts/amount-ports";
import { multipleOfAtr } from "../amounts/multiple-of-atr";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const trailingAtrStopNode = passThroughNode({
  name: "trailing_atr_stop",
  displayName: "Trailing ATR stop",
  description: "A stop that follows the best close at a multiple of the ATR and never goes back.",
  nodeType: "STOP_LOSS",
  category: "TRAILING",
  amounts: [TRAILING_DISTANCE_PORT],
  explain: (params) =>
    `trail a stop ${numberOf(params, "multiple")} ATR(${numberOf(params, "period")}) behind the best close`,
  ...multipleOfAtr(3),
});

import { amountFromParameter } from "../amounts/amount-from-parameters";
import { STOP_DISTANCE_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const fixedPriceStopNode = passThroughNode({
  name: "fixed_price_stop",
  displayName: "Fixed price stop",
  description: "Give up at a fixed amount of price against the position.",
  nodeType: "STOP_LOSS",
  category: "FIXED",
  parameters: {
    price_distance: {
      type: "number",
      title: "Price distance",
      description: "Distance from the close of the bar of entry, in the prices' currency.",
      exclusiveMinimum: 0,
      maximum: 1e9,
      default: 5,
    },
  },
  amounts: [STOP_DISTANCE_PORT],
  explain: (params) => `stop ${numberOf(params, "price_distance")} in price from entry`,
  ...amountFromParameter("distance", "price_distance"),
});

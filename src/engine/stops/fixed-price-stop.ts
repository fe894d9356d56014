import { amountFromParameter } from "../amounts/amount-from-parameters";
import { STOP_DISTANCE_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const fixedPriceStopNode = passThroughNode({
  name: "fixed_price_stop",
  displayName: "Price distance stop-loss",
  description: "Stop-loss at a fixed price distance from the entry price.",
  nodeType: "STOP_LOSS",
  category: "FIXED",
  parameters: {
    price_distance: {
      type: "number",
      title: "Price distance",
      description: "Distance from the close of the entry bar, in the price currency.",
      exclusiveMinimum: 0,
      maximum: 1e9,
      default: 5,
    },
  },
  amounts: [STOP_DISTANCE_PORT],
  explain: (params) => `set a stop loss at a price distance of ${numberOf(params, "price_distance")} from entry`,
  ...amountFromParameter("distance", "price_distance"),
});

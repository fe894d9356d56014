import { TRAILING_DISTANCE_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentOfClose } from "../amounts/percent-of-close";
import { numberOf } from "../nodes/parameters";

export const trailingPercentStopNode = passThroughNode({
  name: "trailing_percent_stop",
  displayName: "Trailing percent stop",
  description: "A stop that follows the best close at a fixed percentage and never goes back.",
  nodeType: "STOP_LOSS",
  category: "TRAILING",
  amounts: [TRAILING_DISTANCE_PORT],
  explain: (params) => `trail a stop ${numberOf(params, "percent")} % behind the best close`,
  ...percentOfClose("distance", 8),
});

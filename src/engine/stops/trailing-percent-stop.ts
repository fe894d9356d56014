import { TRAILING_DISTANCE_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentOfClose } from "../amounts/percent-of-close";
import { numberOf } from "../nodes/parameters";

export const trailingPercentStopNode = passThroughNode({
  name: "trailing_percent_stop",
  displayName: "Trailing percent stop",
  description: "Trailing stop at a fixed percentage from the best close since entry.",
  nodeType: "STOP_LOSS",
  category: "TRAILING",
  amounts: [TRAILING_DISTANCE_PORT],
  explain: (params) => `set a trailing stop ${numberOf(params, "percent")} % from the best close`,
  ...percentOfClose("distance", 8),
});

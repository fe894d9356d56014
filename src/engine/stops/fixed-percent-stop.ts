import { STOP_DISTANCE_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentOfClose } from "../amounts/percent-of-close";
import { numberOf } from "../nodes/parameters";

export const fixedPercentStopNode = passThroughNode({
  name: "fixed_percent_stop",
  displayName: "Fixed percent stop",
  description: "Give up at a fixed percentage against the position.",
  nodeType: "STOP_LOSS",
  category: "FIXED",
  amounts: [STOP_DISTANCE_PORT],
  explain: (params) => `stop ${numberOf(params, "percent")} % from entry`,
  ...percentOfClose("distance", 5),
});

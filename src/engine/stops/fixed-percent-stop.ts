import { STOP_DISTANCE_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentOfClose } from "../amounts/percent-of-close";
import { numberOf } from "../nodes/parameters";

export const fixedPercentStopNode = passThroughNode({
  name: "fixed_percent_stop",
  displayName: "Percent stop-loss",
  description: "Stop-loss at a fixed percentage from the entry price.",
  nodeType: "STOP_LOSS",
  category: "FIXED",
  amounts: [STOP_DISTANCE_PORT],
  explain: (params) => `set a stop loss ${numberOf(params, "percent")} % from entry`,
  ...percentOfClose("distance", 5),
});

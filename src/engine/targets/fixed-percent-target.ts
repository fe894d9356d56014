import { TARGET_DISTANCE_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentOfClose } from "../amounts/percent-of-close";
import { numberOf } from "../nodes/parameters";

export const fixedPercentTargetNode = passThroughNode({
  name: "fixed_percent_target",
  displayName: "Fixed percent target",
  description: "Take the profit at a fixed percentage in favour of the position.",
  nodeType: "STOP_PROFIT",
  category: "FIXED",
  amounts: [TARGET_DISTANCE_PORT],
  explain: (params) => `take profit ${numberOf(params, "percent")} % from entry`,
  ...percentOfClose("distance", 10, 1000),
});

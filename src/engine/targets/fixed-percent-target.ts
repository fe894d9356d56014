import { TARGET_DISTANCE_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentOfClose } from "../amounts/percent-of-close";
import { numberOf } from "../nodes/parameters";

export const fixedPercentTargetNode = passThroughNode({
  name: "fixed_percent_target",
  displayName: "Percent profit target",
  description: "Takes profit at a fixed percentage from the entry price.",
  nodeType: "STOP_PROFIT",
  category: "FIXED",
  amounts: [TARGET_DISTANCE_PORT],
  explain: (params) => `take profit at ${numberOf(params, "percent")} % from entry`,
  ...percentOfClose("distance", 10, 1000),
});

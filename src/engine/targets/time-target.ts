import { amountFromParameter } from "../amounts/amount-from-parameters";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";

export const timeTargetNode = passThroughNode({
  name: "time_target",
  displayName: "Time target",
  description: "Take the profit after so many bars, as soon as there is one.",
  nodeType: "STOP_PROFIT",
  category: "TIME",
  parameters: { max_bars: periodParameter(20, "Max bars") },
  amounts: [
    {
      name: "bars",
      type: "SERIES",
      description: "Bars after the bar of entry from whose close on the position is closed if it is ahead.",
    },
  ],
  explain: (params) => `take profit after ${numberOf(params, "max_bars")} bars`,
  ...amountFromParameter("bars", "max_bars"),
});

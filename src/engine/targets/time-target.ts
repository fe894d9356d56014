import { amountFromParameter } from "../amounts/amount-from-parameters";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";

export const timeTargetNode = passThroughNode({
  name: "time_target",
  displayName: "Time-based profit target",
  description: "After a number of bars, closes the position at the first close that is in profit.",
  nodeType: "STOP_PROFIT",
  category: "TIME",
  parameters: { max_bars: periodParameter(20, "Bars", 1, "Number of bars after which a profit is taken.") },
  amounts: [
    {
      name: "bars",
      type: "SERIES",
      description: "Number of bars after the entry bar from which the position is closed at any close in profit.",
    },
  ],
  explain: (params) => `take any profit after ${numberOf(params, "max_bars")} bars`,
  ...amountFromParameter("bars", "max_bars"),
});

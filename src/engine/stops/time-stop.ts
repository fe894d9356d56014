import { amountFromParameter } from "../amounts/amount-from-parameters";
import { BARS_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";

export const timeStopNode = passThroughNode({
  name: "time_stop",
  displayName: "Time stop",
  description: "Closes the position after a number of bars, regardless of the price.",
  nodeType: "STOP_LOSS",
  category: "TIME",
  parameters: { max_bars: periodParameter(20, "Maximum bars", 1, "Maximum holding period in bars.") },
  amounts: [BARS_PORT],
  explain: (params) => `close the position after ${numberOf(params, "max_bars")} bars`,
  ...amountFromParameter("bars", "max_bars"),
});

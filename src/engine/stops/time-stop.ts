import { amountFromParameter } from "../amounts/amount-from-parameters";
import { BARS_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";

export const timeStopNode = passThroughNode({
  name: "time_stop",
  displayName: "Time stop",
  description: "Give up after so many bars, whatever the price.",
  nodeType: "STOP_LOSS",
  category: "TIME",
  parameters: { max_bars: periodParameter(20, "Max bars") },
  amounts: [BARS_PORT],
  explain: (params) => `give up after ${numberOf(params, "max_bars")} bars`,
  ...amountFromParameter("bars", "max_bars"),
});

import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import { riskNode } from "./risk-node";

export const stoplossGuardNode = riskNode({
  name: "stoploss_guard",
  displayName: "Stop-loss guard",
  description: "Pauses entries after a number of stop-losses, like freqtrade's StoplossGuard but in bars.",
  category: "FREQUENCY",
  parameters: {
    lookback_bars: periodParameter(24, "Lookback", 1, "Number of bars in which stop-losses are counted."),
    stop_count: {
      type: "integer",
      title: "Stop count",
      description: "Number of stop-losses within the lookback, across all symbols, that triggers the pause.",
      minimum: 1,
      maximum: 1000,
      default: 4,
    },
    pause_bars: periodParameter(5, "Pause", 1, "Number of bars without entries."),
  },
  explain: (params) =>
    `pause entries for ${numberOf(params, "pause_bars")} bars after ${numberOf(params, "stop_count")} stop-losses ` +
    `within ${numberOf(params, "lookback_bars")} bars`,
});

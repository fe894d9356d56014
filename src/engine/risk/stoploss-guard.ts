import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import { riskNode } from "./risk-node";

export const stoplossGuardNode = riskNode({
  name: "stoploss_guard",
  displayName: "Stop-loss guard",
  description: "A pause after several positions were stopped out at a loss. As freqtrade's StoplossGuard, in bars.",
  category: "FREQUENCY",
  parameters: {
    lookback_bars: periodParameter(24, "Lookback"),
    stop_count: {
      type: "integer",
      title: "Stops",
      description: "Stop-losses within the lookback, over all symbols, that bring the pause about.",
      minimum: 1,
      maximum: 1000,
      default: 4,
    },
    pause_bars: periodParameter(5, "Pause"),
  },
  explain: (params) =>
    `pause for ${numberOf(params, "pause_bars")} bars after ${numberOf(params, "stop_count")} stop-losses within ` +
    `${numberOf(params, "lookback_bars")} bars`,
});

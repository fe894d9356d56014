import { buildFlow } from "../build-flow";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";

/** Source: "System 1" of the Turtles without pyramiding and without the rule that skips the trade after a winner. */
export const turtle: StrategyTemplateDefinition = {
  code: "turtle",
  name: "Turtle",
  description:
    "Buys when the close breaks above the high of the previous 20 bars, sells when it breaks below the low of the " +
    "previous 10 bars; risks 1 % of equity per trade with a stop 2 ATR away.",
  category: "TREND_FOLLOWING",
  flow: buildFlow({
    price: { template: "price", label: "Price" },
    highs: { template: "donchian_channels", label: "20 bars", params: { period: 20, include_current: false } },
    lows: { template: "donchian_channels", label: "10 bars", params: { period: 10, include_current: false } },
    breakout: { template: "greater_than", label: "Breakout", inputs: { a: "price.close", b: "highs.upper" } },
    breakdown: { template: "less_than", label: "Breakdown", inputs: { a: "price.close", b: "lows.lower" } },
    enter: { template: "entry_long", label: "Buy", inputs: { condition: "breakout.result" } },
    leave: { template: "exit_long", label: "Sell", inputs: { condition: "breakdown.result" } },
    size: {
      template: "risk_percent_atr",
      label: "Size",
      params: { risk_percent: 1, multiple: 2, period: 20 },
      inputs: { signal: "enter.signal" },
    },
    stop: {
      template: "atr_stop",
      label: "Stop",
      params: { multiple: 2, period: 20 },
      inputs: { signal: "size.signal" },
    },
  }),
};

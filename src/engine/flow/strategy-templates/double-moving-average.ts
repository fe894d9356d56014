import { buildFlow } from "../build-flow";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";

export const doubleMovingAverage: StrategyTemplateDefinition = {
  code: "double_moving_average",
  name: "Double moving average",
  description: "Buys when the 20-bar moving average crosses above the 60-bar one, sells when it crosses back below.",
  category: "TREND_FOLLOWING",
  flow: buildFlow({
    fast: { template: "sma", label: "Fast average", params: { period: 20 } },
    slow: { template: "sma", label: "Slow average", params: { period: 60 } },
    golden_cross: { template: "crosses_above", label: "Golden cross", inputs: { a: "fast.value", b: "slow.value" } },
    death_cross: { template: "crosses_below", label: "Death cross", inputs: { a: "fast.value", b: "slow.value" } },
    enter: { template: "entry_long", label: "Buy", inputs: { condition: "golden_cross.result" } },
    leave: { template: "exit_long", label: "Sell", inputs: { condition: "death_cross.result" } },
    size: { template: "percent_equity", label: "Size", params: { percent: 25 }, inputs: { signal: "enter.signal" } },
    stop: { template: "fixed_percent_stop", label: "Stop", params: { percent: 8 }, inputs: { signal: "size.signal" } },
  }),
};

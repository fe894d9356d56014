import { buildFlow } from "../build-flow";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";

/** 12-1 momentum: excludes the last month. Source: N. Jegadeesh and S. Titman (1993). */
export const qualityMomentum: StrategyTemplateDefinition = {
  code: "quality_momentum",
  name: "Quality momentum",
  description:
    "Momentum with low volatility as a proxy for quality: buys stocks that rose by more than 10 % in the year up to " +
    "a month ago with a standard deviation of daily returns below 2 %, sells when the momentum turns negative.",
  category: "MULTI_FACTOR",
  flow: buildFlow({
    month_ago: { template: "previous", label: "A month ago", params: { bars: 21 } },
    momentum: {
      template: "roc",
      label: "12-1 momentum",
      params: { period: 231 },
      inputs: { source: "month_ago.value" },
    },
    daily: { template: "roc", label: "Daily change", params: { period: 1 } },
    spread: { template: "stddev", label: "Volatility", params: { period: 63 }, inputs: { source: "daily.value" } },
    strong: { template: "greater_than", label: "Strong", params: { value: 10 }, inputs: { a: "momentum.value" } },
    calm: { template: "less_than", label: "Calm", params: { value: 2 }, inputs: { a: "spread.value" } },
    both: { template: "and", label: "Strong and calm", inputs: { a: "strong.result", b: "calm.result" } },
    gone: { template: "less_than", label: "Momentum gone", params: { value: 0 }, inputs: { a: "momentum.value" } },
    enter: { template: "entry_long", label: "Buy", inputs: { condition: "both.result" } },
    leave: { template: "exit_long", label: "Sell", inputs: { condition: "gone.result" } },
    size: { template: "volatility_target", label: "Size", inputs: { signal: "enter.signal" } },
    stop: {
      template: "trailing_percent_stop",
      label: "Trailing stop",
      params: { percent: 15 },
      inputs: { signal: "size.signal" },
    },
  }),
};

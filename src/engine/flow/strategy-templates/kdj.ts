import { buildFlow } from "../build-flow";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";

/** KDJ is the 9-bar stochastic oscillator with J = 3 K - 2 D; K crosses D exactly when J crosses K. */
export const kdj: StrategyTemplateDefinition = {
  code: "kdj",
  name: "KDJ",
  description: "Buys when %K crosses above %D below 30, sells when %K crosses below %D above 70; stochastic (9, 3, 3).",
  category: "OSCILLATION",
  flow: buildFlow({
    kdj: { template: "stochastic", label: "KDJ", params: { k_period: 9, smooth_k: 3, d_period: 3 } },
    up: { template: "crosses_above", label: "K above D", inputs: { a: "kdj.k", b: "kdj.d" } },
    low: { template: "less_than", label: "D is low", params: { value: 30 }, inputs: { a: "kdj.d" } },
    down: { template: "crosses_below", label: "K below D", inputs: { a: "kdj.k", b: "kdj.d" } },
    high: { template: "greater_than", label: "D is high", params: { value: 70 }, inputs: { a: "kdj.d" } },
    oversold: { template: "and", label: "Oversold turn", inputs: { a: "up.result", b: "low.result" } },
    overbought: { template: "and", label: "Overbought turn", inputs: { a: "down.result", b: "high.result" } },
    enter: { template: "entry_long", label: "Buy", inputs: { condition: "oversold.result" } },
    leave: { template: "exit_long", label: "Sell", inputs: { condition: "overbought.result" } },
    size: { template: "percent_equity", label: "Size", params: { percent: 20 }, inputs: { signal: "enter.signal" } },
    stop: { template: "fixed_percent_stop", label: "Stop", params: { percent: 6 }, inputs: { signal: "size.signal" } },
  }),
};

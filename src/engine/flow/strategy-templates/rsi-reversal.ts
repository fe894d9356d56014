import { buildFlow } from "../build-flow";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";

export const rsiReversal: StrategyTemplateDefinition = {
  code: "rsi_reversal",
  name: "RSI",
  description: "Buys when the 14-bar RSI rises back above 30, sells when it falls back below 70.",
  category: "OSCILLATION",
  flow: buildFlow({
    rsi: { template: "rsi", label: "RSI", params: { period: 14 } },
    recovers: { template: "crosses_above", label: "Recovers", params: { value: 30 }, inputs: { a: "rsi.value" } },
    fades: { template: "crosses_below", label: "Fades", params: { value: 70 }, inputs: { a: "rsi.value" } },
    enter: { template: "entry_long", label: "Buy", inputs: { condition: "recovers.result" } },
    leave: { template: "exit_long", label: "Sell", inputs: { condition: "fades.result" } },
    size: { template: "percent_equity", label: "Size", params: { percent: 20 }, inputs: { signal: "enter.signal" } },
    stop: { template: "fixed_percent_stop", label: "Stop", params: { percent: 8 }, inputs: { signal: "size.signal" } },
  }),
};

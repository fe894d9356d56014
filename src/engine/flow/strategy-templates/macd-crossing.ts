import { buildFlow } from "../build-flow";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";

export const macdCrossing: StrategyTemplateDefinition = {
  code: "macd_crossing",
  name: "MACD",
  description: "Buys when the MACD line crosses above its signal line, sells when it crosses back below.",
  category: "TREND_FOLLOWING",
  flow: buildFlow({
    macd: { template: "macd", label: "MACD" },
    up: { template: "crosses_above", label: "Turns up", inputs: { a: "macd.macd", b: "macd.signal" } },
    down: { template: "crosses_below", label: "Turns down", inputs: { a: "macd.macd", b: "macd.signal" } },
    enter: { template: "entry_long", label: "Buy", inputs: { condition: "up.result" } },
    leave: { template: "exit_long", label: "Sell", inputs: { condition: "down.result" } },
    size: { template: "percent_equity", label: "Size", params: { percent: 25 }, inputs: { signal: "enter.signal" } },
    stop: { template: "atr_stop", label: "Stop", params: { multiple: 2 }, inputs: { signal: "size.signal" } },
  }),
};

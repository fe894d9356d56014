import { buildFlow } from "../build-flow";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";

export const valueFactor: StrategyTemplateDefinition = {
  code: "value_factor",
  name: "Value factor",
  description:
    "Value measured by price alone, because fundamental data is not available: buys stocks more than one standard " +
    "deviation below their one-year average that start to recover, sells half a standard deviation above it.",
  category: "MULTI_FACTOR",
  flow: buildFlow({
    value: { template: "zscore", label: "Price against its year", params: { period: 252 } },
    cheap: { template: "less_than", label: "Cheap", params: { value: -1 }, inputs: { a: "value.value" } },
    change: { template: "roc", label: "Change of a week", params: { period: 5 } },
    recovers: { template: "crosses_above", label: "Recovers", params: { value: 0 }, inputs: { a: "change.value" } },
    chance: { template: "and", label: "Cheap and recovering", inputs: { a: "cheap.result", b: "recovers.result" } },
    fair: { template: "greater_than", label: "Fair again", params: { value: 0.5 }, inputs: { a: "value.value" } },
    enter: { template: "entry_long", label: "Buy", inputs: { condition: "chance.result" } },
    leave: { template: "exit_long", label: "Sell", inputs: { condition: "fair.result" } },
    size: { template: "percent_equity", label: "Size", params: { percent: 10 }, inputs: { signal: "enter.signal" } },
    stop: { template: "fixed_percent_stop", label: "Stop", params: { percent: 15 }, inputs: { signal: "size.signal" } },
  }),
};

import { buildFlow } from "../build-flow";
import type { StrategyTemplateDefinition } from "./strategy-template-definition";

export const bollingerReturn: StrategyTemplateDefinition = {
  code: "bollinger_return",
  name: "Bollinger Bands",
  description: "Buys when the close re-enters the Bollinger Bands from below, sells when it reaches the upper band.",
  category: "OSCILLATION",
  flow: buildFlow({
    bands: { template: "bollinger_bands", label: "Bands", params: { period: 20, std_dev: 2 } },
    price: { template: "price", label: "Price" },
    returns: { template: "crosses_above", label: "Comes back", inputs: { a: "price.close", b: "bands.lower" } },
    stretched: { template: "greater_or_equal", label: "Stretched", inputs: { a: "price.close", b: "bands.upper" } },
    enter: { template: "entry_long", label: "Buy", inputs: { condition: "returns.result" } },
    leave: { template: "exit_long", label: "Sell", inputs: { condition: "stretched.result" } },
    size: { template: "percent_equity", label: "Size", params: { percent: 20 }, inputs: { signal: "enter.signal" } },
    stop: { template: "atr_stop", label: "Stop", params: { multiple: 3 }, inputs: { signal: "size.signal" } },
  }),
};

export { loadBars } from "./prices/load-bars";
export { PriceBar } from "./prices/price-bar.entity";
export { allSymbols, latestPriceDateOf, symbolsWithBars } from "./prices/price-bar.query";
export { PriceBarResolver } from "./prices/price-bar.resolver";
export { readBars } from "./prices/read-bars";
export { loadSamples } from "./samples/load-samples";

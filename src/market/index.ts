export { PriceBar } from "./prices/price-bar.entity";

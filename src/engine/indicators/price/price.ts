import type { NodeDefinition } from "../../nodes/node-definition";
import { COLUMN_NAMES } from "../../series/bar-columns";

const DESCRIPTIONS: Readonly<Record<(typeof COLUMN_NAMES)[number], string>> = {
  open: "Opening price.",
  high: "Highest price.",
  low: "Lowest price.",
  close: "Closing price.",
  volume: "Volume in shares.",
  hl2: "Median price: mean of high and low.",
  hlc3: "Typical price: mean of high, low and close.",
  ohlc4: "Average price: mean of open, high, low and close.",
};

export const priceNode: NodeDefinition = {
  name: "price",
  displayName: "Price",
  description: "Prices and volume of each bar, with the median, typical and average price.",
  nodeType: "INDICATOR",
  category: "PRICE",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: COLUMN_NAMES,
  inputs: [],
  outputs: COLUMN_NAMES.map((name) => ({ name, type: "SERIES", description: DESCRIPTIONS[name] })),
  warmUp: () => 0,
  explain: () => "the price",
  evaluate: ({ columns }) => Object.fromEntries(COLUMN_NAMES.map((name) => [name, columns.column(name)])),
  python: {
    name: "price_columns",
    uses: [],
    source: `
def price_columns(open, high, low, close, volume, hl2, hlc3, ohlc4):
    """Prices and volume of each bar."""
    return open, high, low, close, volume, hl2, hlc3, ohlc4
`,
  },
};

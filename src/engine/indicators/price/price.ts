import type { NodeDefinition } from "../../nodes/node-definition";
import { COLUMN_NAMES } from "../../series/bar-columns";

const DESCRIPTIONS: Readonly<Record<(typeof COLUMN_NAMES)[number], string>> = {
  open: "First price of the bar.",
  high: "Highest price of the bar.",
  low: "Lowest price of the bar.",
  close: "Last price of the bar.",
  volume: "Shares traded.",
  hl2: "Middle of high and low.",
  hlc3: "Typical price: mean of high, low and close.",
  ohlc4: "Mean of open, high, low and close.",
};

export const priceNode: NodeDefinition = {
  name: "price",
  displayName: "Price",
  description: "The bars themselves: prices, volume and the usual means of prices.",
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
    name: "price",
    uses: [],
    source: `
def price(open, high, low, close, volume, hl2, hlc3, ohlc4):
    """The bars themselves."""
    return open, high, low, close, volume, hl2, hlc3, ohlc4
`,
  },
};

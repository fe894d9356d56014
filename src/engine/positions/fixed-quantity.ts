import { amountFromParameter } from "../amounts/amount-from-parameters";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const fixedQuantityNode = passThroughNode({
  name: "fixed_quantity",
  displayName: "Fixed quantity",
  description: "Trades the same number of units every time.",
  nodeType: "POSITION",
  category: "FIXED_SIZE",
  parameters: {
    units: {
      type: "number",
      title: "Units",
      description: "Shares or contracts per trade.",
      exclusiveMinimum: 0,
      maximum: 1e9,
      default: 100,
    },
  },
  amounts: [{ name: "quantity", type: "SERIES", description: "Number of units for an entry at the close of the bar." }],
  explain: (params) => `trade ${numberOf(params, "units")} units per position`,
  ...amountFromParameter("quantity", "units"),
});

import { amountFromParameter } from "../amounts/amount-from-parameters";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const fixedQuantityNode = passThroughNode({
  name: "fixed_quantity",
  displayName: "Fixed quantity",
  description: "The same number of units in every trade.",
  nodeType: "POSITION",
  category: "FIXED_SIZE",
  parameters: {
    units: {
      type: "number",
      title: "Units",
      description: "Shares or contracts of a trade.",
      exclusiveMinimum: 0,
      maximum: 1e9,
      default: 100,
    },
  },
  amounts: [{ name: "quantity", type: "SERIES", description: "Units for an entry at the close of the bar." }],
  explain: (params) => `trade ${numberOf(params, "units")} units at a time`,
  ...amountFromParameter("quantity", "units"),
});

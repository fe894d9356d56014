import { amountFromParameter } from "../amounts/amount-from-parameters";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const fixedCashNode = passThroughNode({
  name: "fixed_cash",
  displayName: "Fixed cash",
  description: "The same amount of money in every trade.",
  nodeType: "POSITION",
  category: "FIXED_SIZE",
  parameters: {
    amount: {
      type: "number",
      title: "Amount",
      description: "Money of a trade, in the account's currency.",
      exclusiveMinimum: 0,
      maximum: 1e12,
      default: 10_000,
    },
  },
  amounts: [
    {
      name: "cash",
      type: "SERIES",
      description: "Money for an entry at the close of the bar, in the account's currency.",
    },
  ],
  explain: (params) => `put ${numberOf(params, "amount")} of cash into each trade`,
  ...amountFromParameter("cash", "amount"),
});

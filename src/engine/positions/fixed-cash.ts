import { amountFromParameter } from "../amounts/amount-from-parameters";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const fixedCashNode = passThroughNode({
  name: "fixed_cash",
  displayName: "Fixed cash amount",
  description: "Invests the same amount of cash in every trade.",
  nodeType: "POSITION",
  category: "FIXED_SIZE",
  parameters: {
    amount: {
      type: "number",
      title: "Amount",
      description: "Cash per trade, in the account currency.",
      exclusiveMinimum: 0,
      maximum: 1e12,
      default: 10_000,
    },
  },
  amounts: [
    {
      name: "cash",
      type: "SERIES",
      description: "Cash for an entry at the close of the bar, in the account currency.",
    },
  ],
  explain: (params) => `invest ${numberOf(params, "amount")} in each trade`,
  ...amountFromParameter("cash", "amount"),
});

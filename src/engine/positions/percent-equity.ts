import { amountFromParameters } from "../amounts/amount-from-parameters";
import { WEIGHT_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";

export const percentEquityNode = passThroughNode({
  name: "percent_equity",
  displayName: "Percent of equity",
  description: "The same share of equity in every trade.",
  nodeType: "POSITION",
  category: "EQUITY_SHARE",
  parameters: { percent: percentParameter(10, "Size", "equity", 1000) },
  amounts: [WEIGHT_PORT],
  explain: (params) => `put ${numberOf(params, "percent")} % of equity into each trade`,
  ...amountFromParameters({
    amount: "weight",
    value: (params) => numberOf(params, "percent") / 100,
    python: "percent / 100",
  }),
});

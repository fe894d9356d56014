import { amountFromParameters } from "../amounts/amount-from-parameters";
import { WEIGHT_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";

export const percentEquityNode = passThroughNode({
  name: "percent_equity",
  displayName: "Percent of equity",
  description: "Invests the same percentage of equity in every trade.",
  nodeType: "POSITION",
  category: "EQUITY_SHARE",
  parameters: { percent: percentParameter(10, "Position size", "equity", 1000) },
  amounts: [WEIGHT_PORT],
  explain: (params) => `invest ${numberOf(params, "percent")} % of equity in each trade`,
  ...amountFromParameters({
    amount: "weight",
    value: (params) => numberOf(params, "percent") / 100,
    python: "percent / 100",
  }),
});

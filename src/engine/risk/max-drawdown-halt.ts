import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";
import { riskNode } from "./risk-node";

export const maxDrawdownHaltNode = riskNode({
  name: "max_drawdown_halt",
  displayName: "Maximum drawdown halt",
  description: "No new entries, permanently, once equity has fallen by a given percentage from its peak.",
  category: "LOSS_LIMIT",
  parameters: { max_drawdown_percent: percentParameter(20, "Maximum drawdown", "the peak equity") },
  explain: (params) => `stop trading after a drawdown of ${numberOf(params, "max_drawdown_percent")} %`,
});

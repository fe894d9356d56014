import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";
import { riskNode } from "./risk-node";

export const maxDrawdownHaltNode = riskNode({
  name: "max_drawdown_halt",
  displayName: "Maximum drawdown halt",
  description: "No new entry, for good, once equity has fallen so far from its highest.",
  category: "LOSS_LIMIT",
  parameters: { max_drawdown_percent: percentParameter(20, "Drawdown", "the highest equity so far") },
  explain: (params) => `halt after a drawdown of ${numberOf(params, "max_drawdown_percent")} %`,
});

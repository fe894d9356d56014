import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";
import { riskNode } from "./risk-node";

export const dailyLossLimitNode = riskNode({
  name: "daily_loss_limit",
  displayName: "Daily loss limit",
  description: "No new entries for the rest of the day after a given loss on that day.",
  category: "LOSS_LIMIT",
  parameters: { max_loss_percent: percentParameter(3, "Maximum loss", "the equity at the previous day's close") },
  explain: (params) =>
    `stop entering for the day after a daily loss of ${numberOf(params, "max_loss_percent")} % of equity`,
});

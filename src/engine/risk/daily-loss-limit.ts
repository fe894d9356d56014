import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";
import { riskNode } from "./risk-node";

export const dailyLossLimitNode = riskNode({
  name: "daily_loss_limit",
  displayName: "Daily loss limit",
  description: "No new entry for the rest of a day on which so much has been lost.",
  category: "LOSS_LIMIT",
  parameters: { max_loss_percent: percentParameter(3, "Loss", "the equity at the close of the day before") },
  explain: (params) => `enter no more on a day that lost ${numberOf(params, "max_loss_percent")} % of equity`,
});

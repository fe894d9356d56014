import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import { riskNode } from "./risk-node";

export const correlationCapNode = riskNode({
  name: "correlation_cap",
  displayName: "Correlation cap",
  description: "No entry into what moves too much like a position that is already open.",
  category: "EXPOSURE",
  parameters: {
    max_correlation: {
      type: "number",
      title: "Max correlation",
      description: "Greatest correlation of the daily returns with those of any open position, 0 to 1.",
      minimum: 0,
      maximum: 1,
      default: 0.8,
    },
    period: periodParameter(60, "Period", 2),
  },
  explain: (params) =>
    `enter nothing whose ${numberOf(params, "period")}-bar correlation with an open position is above ` +
    `${numberOf(params, "max_correlation")}`,
});

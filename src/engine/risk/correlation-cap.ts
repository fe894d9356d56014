import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import { riskNode } from "./risk-node";

export const correlationCapNode = riskNode({
  name: "correlation_cap",
  displayName: "Correlation limit",
  description: "No entry into a symbol whose returns are too highly correlated with an open position.",
  category: "EXPOSURE",
  parameters: {
    max_correlation: {
      type: "number",
      title: "Maximum correlation",
      description: "Maximum correlation of daily returns with those of any open position, 0 to 1.",
      minimum: 0,
      maximum: 1,
      default: 0.8,
    },
    period: periodParameter(60, "Period", 2, "Number of bars to measure the correlation over."),
  },
  explain: (params) =>
    `do not enter symbols whose ${numberOf(params, "period")}-bar correlation with an open position is above ` +
    `${numberOf(params, "max_correlation")}`,
});

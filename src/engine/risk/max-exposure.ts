import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";
import { riskNode } from "./risk-node";

export const maxExposureNode = riskNode({
  name: "max_exposure",
  displayName: "Maximum exposure",
  description: "No entry that would raise the total value of open positions above a percentage of equity.",
  category: "EXPOSURE",
  parameters: { max_exposure_percent: percentParameter(100, "Maximum exposure", "equity", 1000) },
  explain: (params) => `limit the total exposure to ${numberOf(params, "max_exposure_percent")} % of equity`,
});

import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";
import { riskNode } from "./risk-node";

export const maxExposureNode = riskNode({
  name: "max_exposure",
  displayName: "Maximum exposure",
  description: "No entry that brings the value of all open positions above a share of equity.",
  category: "EXPOSURE",
  parameters: { max_exposure_percent: percentParameter(100, "Exposure", "equity", 1000) },
  explain: (params) => `keep the open positions within ${numberOf(params, "max_exposure_percent")} % of equity`,
});

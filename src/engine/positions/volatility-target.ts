import { WEIGHT_PORT } from "../amounts/amount-ports";
import { cappedRatio, cappedRatioPython } from "../amounts/capped-ratio";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentParameter } from "../amounts/percent-parameter";
import { realisedVolatility, realisedVolatilityPython } from "../indicators/volatility/realised-volatility";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";

export const volatilityTargetNode = passThroughNode({
  name: "volatility_target",
  displayName: "Volatility target",
  description:
    "Sizes positions by target volatility relative to realised volatility. Both are annualised over 252 trading days.",
  nodeType: "POSITION",
  category: "RISK_BASED",
  parameters: {
    target_percent: percentParameter(15, "Annual target volatility", "the position"),
    period: periodParameter(20, "Period", 2, "Number of bars to measure the realised volatility over."),
    max_percent: percentParameter(100, "Maximum size", "equity", 1000),
  },
  columns: ["close"],
  amounts: [WEIGHT_PORT],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) =>
    `size each trade for an annual volatility of ${numberOf(params, "target_percent")} %, measured over ` +
    `${numberOf(params, "period")} bars, investing up to ${numberOf(params, "max_percent")} % of equity`,
  evaluate: ({ columns, params }) => {
    const realised = realisedVolatility(columns.column("close"), numberOf(params, "period"));
    const target = numberOf(params, "target_percent") / 100;
    return { weight: cappedRatio(target, realised, numberOf(params, "max_percent") / 100) };
  },
  python: {
    uses: [realisedVolatilityPython, cappedRatioPython],
    lines: [
      "realised = realised_volatility(close, period)",
      "weight = capped_ratio(target_percent / 100, realised, max_percent / 100)",
    ],
  },
});

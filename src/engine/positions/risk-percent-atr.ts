import { WEIGHT_PORT } from "../amounts/amount-ports";
import { cappedRatio, cappedRatioPython } from "../amounts/capped-ratio";
import { multipleParameter } from "../amounts/multiple-parameter";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentParameter } from "../amounts/percent-parameter";
import { atr, atrPython } from "../indicators/volatility/atr";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import type { PythonFunction } from "../nodes/python-function";
import { HLC_COLUMNS, hlcColumnsOf } from "../series/hlc-columns";
import { type Series, unknownSeries } from "../series/series";

/** What a stop at a multiple of the range would lose, as a share of the price; unknown where there is no such price. */
function stopShare(range: Series, close: Series, multiple: number): Series {
  const result = unknownSeries(range.length);
  for (let bar = 0; bar < range.length; bar++) {
    if (close[bar]! > 0) result[bar] = (multiple * range[bar]!) / close[bar]!;
  }
  return result;
}

const stopSharePython: PythonFunction = {
  name: "stop_share",
  uses: [],
  source: `
def stop_share(ranges, close, multiple):
    """What a stop at a multiple of the range would lose, as a share of the price."""
    return [
        multiple * reach / price if price > 0 else nan
        for reach, price in zip(ranges, close)
    ]
`,
};

export const riskPercentAtrNode = passThroughNode({
  name: "risk_percent_atr",
  displayName: "Risk percent by ATR",
  description: "As much that a stop at a multiple of the ATR would lose the given share of equity.",
  nodeType: "POSITION",
  category: "RISK_BASED",
  parameters: {
    risk_percent: percentParameter(1, "Risk of a trade", "equity"),
    multiple: multipleParameter(2, "the average true range"),
    period: periodParameter(14),
    max_percent: percentParameter(100, "Cap", "equity", 1000),
  },
  columns: HLC_COLUMNS,
  amounts: [WEIGHT_PORT],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) =>
    `risk ${numberOf(params, "risk_percent")} % of equity per trade at ${numberOf(params, "multiple")} ` +
    `ATR(${numberOf(params, "period")}), with at most ${numberOf(params, "max_percent")} % of equity in it`,
  evaluate: ({ columns, params }) => {
    const prices = hlcColumnsOf(columns);
    const share = stopShare(atr(prices, numberOf(params, "period")), prices.close, numberOf(params, "multiple"));
    const risk = numberOf(params, "risk_percent") / 100;
    return { weight: cappedRatio(risk, share, numberOf(params, "max_percent") / 100) };
  },
  python: {
    uses: [atrPython, stopSharePython, cappedRatioPython],
    lines: [
      "share = stop_share(atr(high, low, close, period), close, multiple)",
      "weight = capped_ratio(risk_percent / 100, share, max_percent / 100)",
    ],
  },
});

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

/** Loss at a stop a multiple of the ATR away, as a fraction of the price; unknown where the price is not positive. */
function stopLoss(range: Series, close: Series, multiple: number): Series {
  const result = unknownSeries(range.length);
  for (let bar = 0; bar < range.length; bar++) {
    if (close[bar]! > 0) result[bar] = (multiple * range[bar]!) / close[bar]!;
  }
  return result;
}

const stopLossPython: PythonFunction = {
  name: "stop_share",
  uses: [],
  source: `
def stop_share(ranges, close, multiple):
    """Loss at a stop a multiple of the ATR away, as a fraction of the price."""
    return [
        multiple * reach / price if price > 0 else nan
        for reach, price in zip(ranges, close)
    ]
`,
};

export const riskPercentAtrNode = passThroughNode({
  name: "risk_percent_atr",
  displayName: "Percent risk (ATR)",
  description: "Sizes positions so that an ATR-based stop loses a fixed percentage of equity.",
  nodeType: "POSITION",
  category: "RISK_BASED",
  parameters: {
    risk_percent: percentParameter(1, "Risk per trade", "equity"),
    multiple: multipleParameter(2, "the average true range (ATR)"),
    period: periodParameter(14, "ATR period", 1, "Period of the average true range in bars."),
    max_percent: percentParameter(100, "Maximum size", "equity", 1000),
  },
  columns: HLC_COLUMNS,
  amounts: [WEIGHT_PORT],
  warmUp: (params) => numberOf(params, "period"),
  explain: (params) =>
    `risk ${numberOf(params, "risk_percent")} % of equity per trade at a stop of ${numberOf(params, "multiple")} ` +
    `ATR(${numberOf(params, "period")}), investing up to ${numberOf(params, "max_percent")} % of equity`,
  evaluate: ({ columns, params }) => {
    const prices = hlcColumnsOf(columns);
    const loss = stopLoss(atr(prices, numberOf(params, "period")), prices.close, numberOf(params, "multiple"));
    const risk = numberOf(params, "risk_percent") / 100;
    return { weight: cappedRatio(risk, loss, numberOf(params, "max_percent") / 100) };
  },
  python: {
    uses: [atrPython, stopLossPython, cappedRatioPython],
    lines: [
      "share = stop_share(atr(high, low, close, period), close, multiple)",
      "weight = capped_ratio(risk_percent / 100, share, max_percent / 100)",
    ],
  },
});

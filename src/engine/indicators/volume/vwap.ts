import type { NodeDefinition } from "../../nodes/node-definition";
import { stringOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PORT, sourceParameter, valuePort } from "../../nodes/source-port";
import { runningSumPython } from "../../python-parts/running-sum-python";
import { type Series, unknownSeries } from "../../series/series";
import { lostInSum } from "../windows/running-sum";

/** Period at whose start the volume-weighted average price is reset. */
export type VwapAnchor = "day" | "week" | "month";

/**
 * Volume-weighted average of the source since the start of the day, the week (Monday) or the month, in the source's
 * unit. Known from the first bar with volume in each period; bars without price or volume are skipped. With daily bars,
 * the daily VWAP is the source itself. Source: pandas-ta vwap, LEAN IntradayVwap.
 */
export function vwap(source: Series, volume: Series, dates: readonly string[], anchor: VwapAnchor): Series {
  const result = unknownSeries(source.length);
  let base = Number.NaN;
  let turnover = 0;
  let turnoverLost = 0;
  let traded = 0;
  let tradedLost = 0;
  let current: string | number | undefined;
  for (let bar = 0; bar < source.length; bar++) {
    const period = anchorPeriodOf(dates[bar]!, anchor);
    if (period !== current) {
      current = period;
      base = Number.NaN;
      turnover = turnoverLost = traded = tradedLost = 0;
    }
    if (!Number.isFinite(source[bar]! * volume[bar]!)) continue;
    if (Number.isNaN(base)) base = source[bar]!;
    // Summing distances from the first price makes the average of an unchanged price exactly that price.
    const value = (source[bar]! - base) * volume[bar]!;
    turnoverLost += lostInSum(turnover, value);
    turnover += value;
    tradedLost += lostInSum(traded, volume[bar]!);
    traded += volume[bar]!;
    if (traded + tradedLost > 0) result[bar] = base + (turnover + turnoverLost) / (traded + tradedLost);
  }
  return result;
}

/** Identifies the day, week or month of a date: equal for dates of the same period only. */
function anchorPeriodOf(date: string, anchor: VwapAnchor): string | number {
  if (anchor === "day") return date;
  if (anchor === "month") return date.slice(0, 7);
  return Math.floor((dayNumber(date) + 2) / 7);
}

/**
 * Days since 1 March of the year 0, a Wednesday. Counting years from March puts the leap day at their end.
 * Source: H. Hinnant, chrono-Compatible Low-Level Date Algorithms (2013).
 */
function dayNumber(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0);
  const days = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + days;
}

const anchorPeriodPython: PythonFunction = {
  name: "stretch_of",
  uses: [],
  source: `
def stretch_of(date, anchor):
    """Identifies the day, week (from Monday) or month of a date."""
    if anchor == "day":
        return date
    if anchor == "month":
        return date[:7]
    month = int(date[5:7])
    year = int(date[:4]) - (1 if month < 3 else 0)
    days = (153 * ((month + 9) % 12) + 2) // 5 + int(date[8:10]) - 1
    return (year * 365 + year // 4 - year // 100 + year // 400 + days + 2) // 7
`,
};

const vwapPython: PythonFunction = {
  name: "vwap",
  uses: [runningSumPython, anchorPeriodPython],
  source: `
def vwap(source, volume, dates, anchor):
    """Volume-weighted average of the source since the start of the day, week or month."""
    result = [nan] * len(source)
    base = nan
    turnover = RunningSum()
    traded = RunningSum()
    current = ""
    for bar, price in enumerate(source):
        stretch = stretch_of(dates[bar], anchor)
        if stretch != current:
            current = stretch
            base = nan
            turnover = RunningSum()
            traded = RunningSum()
        if not isfinite(price * volume[bar]):
            continue
        if isnan(base):
            base = price
        # Distances from the first price: the average of an unchanged price is that price.
        turnover.add((price - base) * volume[bar])
        traded.add(volume[bar])
        if traded.total() > 0:
            result[bar] = base + turnover.total() / traded.total()
    return result
`,
};

export const vwapNode: NodeDefinition = {
  name: "vwap",
  displayName: "Volume-weighted average price",
  description:
    "Volume-weighted average price since the start of the day, week or month. With daily bars, the daily VWAP is the " +
    "price itself.",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: {
    anchor: {
      type: "string",
      title: "Anchor",
      description: "Period at whose start the average is reset: day, week (starting on Monday) or month.",
      enum: ["day", "week", "month"],
      default: "week",
    },
    source: sourceParameter("hlc3"),
  },
  rules: [],
  columns: ["volume"],
  readsDates: true,
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Volume-weighted average price, in the source's unit.")],
  warmUp: () => 0,
  explain: (params, { source }) =>
    `the volume-weighted average price of ${source} since the start of the ${stringOf(params, "anchor")}`,
  evaluate: ({ columns, inputs, params }) => ({
    value: vwap(inputs.source!, columns.column("volume"), columns.dates, stringOf(params, "anchor") as VwapAnchor),
  }),
  python: vwapPython,
};

import type { NodeDefinition } from "../../nodes/node-definition";
import { stringOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PORT, sourceParameter, valuePort } from "../../nodes/source-port";
import { runningSumPython } from "../../python-parts/running-sum-python";
import { type Series, unknownSeries } from "../../series/series";
import { lostInSum } from "../windows/running-sum";

/** What a volume-weighted price is counted from the start of. */
export type VwapAnchor = "day" | "week" | "month";

/**
 * Mean of the source weighted by volume since the start of the day, the week (Monday) or the month, in the unit of the
 * source. Known from the first traded bar of each; a bar without price or volume is passed over.
 * Source: pandas-ta vwap, LEAN IntradayVwap. With daily bars the day's is the source itself.
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
    const stretch = stretchOf(dates[bar]!, anchor);
    if (stretch !== current) {
      current = stretch;
      base = Number.NaN;
      turnover = turnoverLost = traded = tradedLost = 0;
    }
    if (!Number.isFinite(source[bar]! * volume[bar]!)) continue;
    if (Number.isNaN(base)) base = source[bar]!;
    // Distances from the first price: one that does not move is its own mean to the last bit.
    const value = (source[bar]! - base) * volume[bar]!;
    turnoverLost += lostInSum(turnover, value);
    turnover += value;
    tradedLost += lostInSum(traded, volume[bar]!);
    traded += volume[bar]!;
    if (traded + tradedLost > 0) result[bar] = base + (turnover + turnoverLost) / (traded + tradedLost);
  }
  return result;
}

/** The same for all dates of one day, week or month, and for no other. */
function stretchOf(date: string, anchor: VwapAnchor): string | number {
  if (anchor === "day") return date;
  if (anchor === "month") return date.slice(0, 7);
  return Math.floor((dayNumber(date) + 2) / 7);
}

/**
 * Days since the first of March of the year 0, a Wednesday; a year that starts in March has its leap day at its end.
 * Source: H. Hinnant, chrono-Compatible Low-Level Date Algorithms (2013).
 */
function dayNumber(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0);
  const days = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + days;
}

const stretchPython: PythonFunction = {
  name: "stretch_of",
  uses: [],
  source: `
def stretch_of(date, anchor):
    """The same for all dates of one day, week (from Monday) or month, and for no other."""
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
  uses: [runningSumPython, stretchPython],
  source: `
def vwap(source, volume, dates, anchor):
    """Mean of the source weighted by volume since the start of the day, the week or the month."""
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
        # Distances from the first price: one that does not move is its own mean.
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
    "Mean price weighted by volume since the start of the week or the month. With daily bars the day's is the price itself.",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: {
    anchor: {
      type: "string",
      title: "Anchor",
      description: "Where the mean starts anew: every day, week (from Monday) or month.",
      enum: ["day", "week", "month"],
      default: "week",
    },
    source: sourceParameter("hlc3"),
  },
  rules: [],
  columns: ["volume"],
  readsDates: true,
  inputs: [SOURCE_PORT],
  outputs: [valuePort("The mean, in the unit of the source.")],
  warmUp: () => 0,
  explain: (params, { source }) =>
    `the volume-weighted average of ${source} since the start of the ${stringOf(params, "anchor")}`,
  evaluate: ({ columns, inputs, params }) => ({
    value: vwap(inputs.source!, columns.column("volume"), columns.dates, stringOf(params, "anchor") as VwapAnchor),
  }),
  python: vwapPython,
};

import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";
import { RankCounts } from "../windows/rank-counts";
import { type RankedStretch, rankedStretches } from "../windows/rank-values";

/** Up to this period, comparing with the whole window takes less time than keeping it sorted. */
const MAX_COMPARED = 64;

/**
 * Percentage of the previous `period` values that are less than or equal to the current one, 0 to 100. First value at
 * bar `period`. The time is O(bars · log period). Source: TradingView's ta.percentrank.
 *
 * The Python keeps the window in a sorted list, whose search and insertion are written in C: over the largest period it
 * takes a seventh of the time of a tree.
 */
export function percentRank(source: Series, period: number): Series {
  checkPeriod(period);
  const counts = period <= MAX_COMPARED ? countsByComparing(source, period) : countsByRank(source, period);
  let present = 0;
  for (let bar = 0; bar < source.length; bar++) {
    present = Number.isFinite(source[bar]!) ? present + 1 : 0;
    counts[bar] = present > period ? (100 * counts[bar]!) / period : Number.NaN;
  }
  return counts;
}

/** Number of the previous `period` values that are at most the current one, where all of them are known. */
function countsByComparing(source: Series, period: number): Series {
  const counts = unknownSeries(source.length);
  for (let bar = period; bar < source.length; bar++) {
    const value = source[bar]!;
    let atOrBelow = 0;
    for (let at = bar - period; at < bar; at++) if (source[at]! <= value) atOrBelow += 1;
    counts[bar] = atOrBelow;
  }
  return counts;
}

function countsByRank(source: Series, period: number): Series {
  const counts = unknownSeries(source.length);
  for (const stretch of rankedStretches(source, period)) writeCounts(counts, stretch, period);
  return counts;
}

function writeCounts(counts: Series, { start, from, to, sorted, ranks }: RankedStretch, period: number): void {
  const window = new RankCounts(sorted.length);
  for (let bar = start; bar < to; bar++) {
    const rank = ranks[bar - start]!;
    if (bar >= from && rank >= 0) counts[bar] = window.countUpTo(rank);
    if (rank >= 0) window.add(rank, 1);
    const leaving = bar - start >= period ? ranks[bar - start - period]! : -1;
    if (leaving >= 0) window.add(leaving, -1);
  }
}

const percentRankPython: PythonFunction = {
  name: "percent_rank",
  uses: [],
  source: `
def percent_rank(source, period):
    """Percentage of the previous \`period\` values at or below the current one."""
    result = [nan] * len(source)
    # The known values before the current one, at most \`period\`, in ascending order.
    window = []
    for bar, value in enumerate(source):
        if not isfinite(value):
            window = []
            continue
        if len(window) == period:
            result[bar] = 100 * bisect_right(window, value) / period
            window.pop(bisect_left(window, source[bar - period]))
        insort(window, value)
    return result
`,
};

export const percentRankNode: NodeDefinition = {
  name: "percent_rank",
  displayName: "Percent rank",
  description: "Percentage of the previous values that are less than or equal to the current one.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(100), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("0 to 100.")],
  warmUp: (params) => numberOf(params, "period"),
  steps: () => 110,
  explain: (params, { source }) => `the percent rank of ${source} among the last ${numberOf(params, "period")} bars`,
  evaluate: ({ inputs, params }) => ({ value: percentRank(inputs.source!, numberOf(params, "period")) }),
  python: percentRankPython,
};

import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";

/**
 * Percentage of the previous `period` values that are less than or equal to the current one, 0 to 100. First value at
 * bar `period`. The time grows with bars times period; keeping the window sorted would also take time for every bar.
 * Source: TradingView's ta.percentrank.
 */
export function percentRank(source: Series, period: number): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  let present = 0;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    present = Number.isFinite(value) ? present + 1 : 0;
    if (present <= period) continue;
    let atOrBelow = 0;
    for (let at = bar - period; at < bar; at++) if (source[at]! <= value) atOrBelow += 1;
    result[bar] = (100 * atOrBelow) / period;
  }
  return result;
}

const percentRankPython: PythonFunction = {
  name: "percent_rank",
  uses: [],
  source: `
def percent_rank(source, period):
    """Percentage of the previous \`period\` values at or below the current one."""
    result = [nan] * len(source)
    present = 0
    for bar, value in enumerate(source):
        present = present + 1 if isfinite(value) else 0
        if present > period:
            at_or_below = 0
            for before in source[bar - period : bar]:
                if before <= value:
                    at_or_below += 1
            result[bar] = 100 * at_or_below / period
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
  explain: (params, { source }) => `the percent rank of ${source} among the last ${numberOf(params, "period")} bars`,
  evaluate: ({ inputs, params }) => ({ value: percentRank(inputs.source!, numberOf(params, "period")) }),
  python: percentRankPython,
};

import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf, type ParameterRule, type Parameters } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { previous, previousPython } from "../math/previous";
import { midprice, midpricePython } from "../moving-average/midprice";

export interface IchimokuPeriods {
  readonly tenkan: number;
  readonly kijun: number;
  readonly senkouB: number;
  /** Bars that the cloud is drawn ahead. */
  readonly displacement: number;
}

/** Lines in the prices' currency. */
export interface Ichimoku {
  readonly tenkan: Series;
  readonly kijun: Series;
  readonly senkou_a: Series;
  readonly senkou_b: Series;
}

/**
 * Ichimoku lines. The cloud (senkou) at a bar is what was computed `displacement` bars earlier and drawn ahead; the chikou
 * line is left out, because it shows a later close. All are known from bar `senkouB - 1 + displacement` on.
 * Source: G. Hosoda, Ichimoku Kinko Hyo (1969).
 */
export function ichimoku(high: Series, low: Series, periods: IchimokuPeriods): Ichimoku {
  const tenkan = midprice(high, low, periods.tenkan);
  const kijun = midprice(high, low, periods.kijun);
  const between = tenkan.map((value, bar) => (value + kijun[bar]!) / 2);
  return {
    tenkan,
    kijun,
    senkou_a: previous(between, periods.displacement),
    senkou_b: previous(midprice(high, low, periods.senkouB), periods.displacement),
  };
}

const ichimokuPython: PythonFunction = {
  name: "ichimoku",
  uses: [midpricePython, previousPython],
  source: `
def ichimoku(high, low, tenkan_period, kijun_period, senkou_b_period, displacement):
    """Ichimoku lines; the cloud at a bar is what was computed \`displacement\` bars earlier."""
    tenkan = midprice(high, low, tenkan_period)
    kijun = midprice(high, low, kijun_period)
    between = [(short + long) / 2 for short, long in zip(tenkan, kijun)]
    senkou_a = previous(between, displacement)
    senkou_b = previous(midprice(high, low, senkou_b_period), displacement)
    return tenkan, kijun, senkou_a, senkou_b
`,
};

const ASCENDING: ParameterRule = {
  parameters: ["tenkan_period", "kijun_period", "senkou_b_period"],
  holds: (params) => {
    const [tenkan, kijun, senkouB] = periodsOf(params);
    return tenkan! < kijun! && kijun! < senkouB!;
  },
  message: "tenkan_period must be below kijun_period, and that below senkou_b_period",
};

const periodsOf = (params: Parameters): readonly number[] =>
  ["tenkan_period", "kijun_period", "senkou_b_period", "displacement"].map((name) => numberOf(params, name));

export const ichimokuNode: NodeDefinition = {
  name: "ichimoku",
  displayName: "Ichimoku",
  description:
    "Middle lines of three price ranges. The cloud at a bar is the one drawn there, computed from bars that lie back by " +
    "the displacement. There is no chikou line: it shows a later close, which nobody knows at the bar.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: {
    tenkan_period: periodParameter(9, "Tenkan period"),
    kijun_period: periodParameter(26, "Kijun period", 2),
    senkou_b_period: periodParameter(52, "Senkou B period", 3),
    displacement: periodParameter(26, "Displacement"),
  },
  rules: [ASCENDING],
  columns: ["high", "low"],
  inputs: [],
  outputs: [
    { name: "tenkan", type: "SERIES", description: "Conversion line: middle of the shortest range." },
    { name: "kijun", type: "SERIES", description: "Base line: middle of the middle range." },
    { name: "senkou_a", type: "SERIES", description: "Cloud: middle of tenkan and kijun, from the past." },
    { name: "senkou_b", type: "SERIES", description: "Cloud: middle of the longest range, from the past." },
  ],
  warmUp: (params) => numberOf(params, "senkou_b_period") - 1 + numberOf(params, "displacement"),
  explain: (params) => `the Ichimoku lines (${periodsOf(params).join(", ")})`,
  evaluate: ({ columns, params }) => {
    const [tenkan, kijun, senkouB, displacement] = periodsOf(params);
    const periods = { tenkan: tenkan!, kijun: kijun!, senkouB: senkouB!, displacement: displacement! };
    return { ...ichimoku(columns.column("high"), columns.column("low"), periods) };
  },
  python: ichimokuPython,
};

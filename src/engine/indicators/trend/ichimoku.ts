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
  /** Number of bars that the cloud is plotted ahead. */
  readonly displacement: number;
}

/** Lines in the price currency. */
export interface Ichimoku {
  readonly tenkan: Series;
  readonly kijun: Series;
  readonly senkou_a: Series;
  readonly senkou_b: Series;
}

/**
 * Ichimoku Cloud. The cloud (senkou spans) of a bar was computed `displacement` bars earlier and plotted ahead. There
 * is no chikou span, because it shows a later close. All lines are known from bar `senkouB - 1 + displacement`. Source:
 * G. Hosoda, Ichimoku Kinko Hyo (1969).
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
    """Ichimoku Cloud; the senkou spans were computed \`displacement\` bars earlier."""
    tenkan = midprice(high, low, tenkan_period)
    kijun = midprice(high, low, kijun_period)
    middle = [(short + long) / 2 for short, long in zip(tenkan, kijun)]
    senkou_a = previous(middle, displacement)
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
  message: "tenkan_period must be below kijun_period, and kijun_period below senkou_b_period",
};

const periodsOf = (params: Parameters): readonly number[] =>
  ["tenkan_period", "kijun_period", "senkou_b_period", "displacement"].map((name) => numberOf(params, name));

export const ichimokuNode: NodeDefinition = {
  name: "ichimoku",
  displayName: "Ichimoku Cloud",
  description:
    "Conversion line, base line and cloud, each the midpoint of a price range. The cloud of a bar is the one that " +
    "charts show there, computed from earlier bars. The lagging span (chikou) is omitted because it would use a " +
    "later close.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: {
    tenkan_period: periodParameter(9, "Tenkan period", 1, "Period of the conversion line in bars."),
    kijun_period: periodParameter(26, "Kijun period", 2, "Period of the base line in bars."),
    senkou_b_period: periodParameter(52, "Senkou B period", 3, "Period of leading span B in bars."),
    displacement: periodParameter(26, "Displacement", 1, "Number of bars by which the cloud is displaced."),
  },
  rules: [ASCENDING],
  columns: ["high", "low"],
  inputs: [],
  outputs: [
    {
      name: "tenkan",
      type: "SERIES",
      description: "Conversion line (tenkan-sen): midpoint of the shortest price range.",
    },
    { name: "kijun", type: "SERIES", description: "Base line (kijun-sen): midpoint of the medium price range." },
    {
      name: "senkou_a",
      type: "SERIES",
      description: "Leading span A of the cloud: midpoint of conversion and base line, displaced.",
    },
    {
      name: "senkou_b",
      type: "SERIES",
      description: "Leading span B of the cloud: midpoint of the longest price range, displaced.",
    },
  ],
  warmUp: (params) => numberOf(params, "senkou_b_period") - 1 + numberOf(params, "displacement"),
  earlierOutputs: (params) => ({
    tenkan: numberOf(params, "tenkan_period") - 1,
    kijun: numberOf(params, "kijun_period") - 1,
    senkou_a: numberOf(params, "kijun_period") - 1 + numberOf(params, "displacement"),
  }),
  explain: (params) => `the Ichimoku Cloud (${periodsOf(params).join(", ")})`,
  evaluate: ({ columns, params }) => {
    const [tenkan, kijun, senkouB, displacement] = periodsOf(params);
    const periods = { tenkan: tenkan!, kijun: kijun!, senkouB: senkouB!, displacement: displacement! };
    return { ...ichimoku(columns.column("high"), columns.column("low"), periods) };
  },
  python: ichimokuPython,
};

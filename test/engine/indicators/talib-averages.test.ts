import { systemCatalogue } from "../../../src/engine/catalogue";
import type { Series } from "../../../src/engine/series/series";
import { evaluateNode } from "../reference/evaluate-node";
import { expectSameSeries } from "../reference/expect-same-series";
import { SAMPLE_BARS } from "../reference/sample-bars";
import { loadTalib, type Talib } from "../reference/talib";

const MA_TYPE: Record<string, number> = { sma: 0, ema: 1, wma: 2 };

/** Differences of averages: near 0 both results consist of rounding errors of numbers as large as the prices. */
const DIFFERENCES = new Set(["macd", "apo", "ppo"]);
const BANDS = ["upper", "middle", "lower"];

let talib: Talib;
beforeAll(async () => {
  talib = await loadTalib();
});

/** Node, its parameters, TA-Lib's function and options, and the node's outputs in the order of TA-Lib's. */
type Comparison = readonly [string, Record<string, number | string>, string, readonly number[], readonly string[]];

const PLAIN_AVERAGES = ["SMA", "EMA", "WMA", "DEMA", "TEMA", "TRIMA", "MIDPOINT"];
const COMPARISONS: readonly Comparison[] = [
  ...PLAIN_AVERAGES.flatMap((name) =>
    [2, 3, 9, 20, 50, 201].map((period): Comparison => [name.toLowerCase(), { period }, name, [period], ["value"]]),
  ),
  ...[2, 10, 30, 100].map((period): Comparison => ["kama", { period }, "KAMA", [period], ["value"]]),
  ...[
    [5, 0.7],
    [2, 0],
    [20, 1],
    [50, 0.35],
  ].map(([period, volume_factor]): Comparison => {
    return ["t3", { period: period!, volume_factor: volume_factor! }, "T3", [period!, volume_factor!], ["value"]];
  }),
  ...[2, 14, 55].map((period): Comparison => ["midprice", { period }, "MIDPRICE", [period], ["value"]]),
  ...[
    [20, 2],
    [5, 1],
    [100, 2.5],
  ].flatMap(([period, std_dev]) =>
    Object.keys(MA_TYPE).map((average): Comparison => {
      const options = [period!, std_dev!, std_dev!, MA_TYPE[average]!];
      return ["bollinger_bands", { period: period!, std_dev: std_dev!, average }, "BBANDS", options, BANDS];
    }),
  ),
  ...[
    [0.02, 0.2],
    [0.01, 0.1],
    [0.05, 0.05],
    [0.1, 0.9],
  ].map(([step, maximum]): Comparison => {
    return ["parabolic_sar", { step: step!, maximum: maximum! }, "SAR", [step!, maximum!], ["value"]];
  }),
  ...[
    [12, 26, 9],
    [2, 3, 2],
    [5, 35, 5],
  ].map((periods): Comparison => {
    const [fast_period, slow_period, signal_period] = periods;
    const params = { fast_period: fast_period!, slow_period: slow_period!, signal_period: signal_period! };
    return ["macd", params, "MACD", periods, ["macd", "signal", "histogram"]];
  }),
  // Without wma: the running sums of TA-Lib's WMA drift, which shows in the difference of two of them.
  ...["apo", "ppo"].flatMap((name) =>
    [
      [12, 26],
      [3, 10],
    ].flatMap(([fast_period, slow_period]) =>
      ["sma", "ema"].map((average): Comparison => {
        const params = { fast_period: fast_period!, slow_period: slow_period!, average };
        return [name, params, name.toUpperCase(), [fast_period!, slow_period!, MA_TYPE[average]!], ["value"]];
      }),
    ),
  ),
];

describe.each(Object.entries(SAMPLE_BARS))("on %s", (_, bars) => {
  test.each(COMPARISONS)(
    "%s with %j equals TA-Lib's %s, including the warm-up",
    (name, params, func, options, outputs) => {
      const node = systemCatalogue.find(name)!;
      const ours = evaluateNode(node, bars, params);
      const inputs: Series[] =
        node.columns.length > 0 ? node.columns.map((column) => ours.columns.column(column)) : [bars.close];
      const theirs = talib(func, inputs, options, outputs.length);
      const rounding = DIFFERENCES.has(name) ? 1e-13 * Math.max(...bars.close) : 0;
      for (const [index, output] of outputs.entries()) {
        expectSameSeries(ours.outputs[output]!, theirs[index]!, rounding);
      }
    },
  );
});

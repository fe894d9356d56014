import { systemCatalogue } from "../../../src/engine/catalogue";
import type { Parameters } from "../../../src/engine/nodes/parameters";
import { columnsOf } from "../../../src/engine/series/bar-columns";
import type { Series } from "../../../src/engine/series/series";
import { expectSameSeries } from "../reference/expect-same-series";
import { SAMPLE_BARS } from "../reference/sample-bars";
import { loadTalib, type Talib } from "../reference/talib";

/**
 * A node with parameters, and TA-Lib's function with its inputs and with its options in the order of the C signature.
 */
interface Case {
  readonly node: string;
  readonly params: Parameters;
  /** Outputs of the node, in the order of TA-Lib's outputs. */
  readonly outputs: readonly string[];
  readonly function: string;
  readonly inputs: readonly ("open" | "high" | "low" | "close" | "volume")[];
  readonly options: readonly number[];
}

const HLC = ["high", "low", "close"] as const;
const HLCV = [...HLC, "volume"] as const;
const SIMPLE_AVERAGE = 0;

const overPeriods = (
  [node, talibName]: readonly [string, string],
  inputs: Case["inputs"],
  periods: readonly number[] = [2, 5, 14, 100],
  outputs: readonly string[] = ["value"],
): Case[] =>
  periods.map((period) => ({ node, params: { period }, outputs, function: talibName, inputs, options: [period] }));

const STOCHASTIC_CASES = [
  [5, 3, 3],
  [14, 3, 3],
  [14, 1, 5],
  [50, 10, 2],
].flatMap(([k, smooth, d]): Case[] => [
  {
    node: "stochastic",
    params: { k_period: k!, smooth_k: smooth!, d_period: d! },
    outputs: ["k", "d"],
    function: "STOCH",
    inputs: HLC,
    options: [k!, smooth!, SIMPLE_AVERAGE, d!, SIMPLE_AVERAGE],
  },
  {
    node: "stochastic_fast",
    params: { k_period: k!, d_period: d! },
    outputs: ["k", "d"],
    function: "STOCHF",
    inputs: HLC,
    options: [k!, d!, SIMPLE_AVERAGE],
  },
  {
    node: "stoch_rsi",
    params: { rsi_period: 14, k_period: k!, smooth_k: 1, d_period: d! },
    outputs: ["k", "d"],
    function: "STOCHRSI",
    inputs: ["close"],
    options: [14, k!, d!, SIMPLE_AVERAGE],
  },
]);

const MULTI_PERIOD_CASES: Case[] = [
  [7, 14, 28],
  [2, 5, 9],
].map(([short, medium, long]) => ({
  node: "ultimate_oscillator",
  params: { short_period: short!, medium_period: medium!, long_period: long! },
  outputs: ["value"],
  function: "ULTOSC",
  inputs: HLC,
  options: [short!, medium!, long!],
}));

const CHAIKIN_CASES: Case[] = [
  [3, 10],
  [6, 20],
].map(([fast, slow]) => ({
  node: "chaikin_oscillator",
  params: { fast_period: fast!, slow_period: slow! },
  outputs: ["value"],
  function: "ADOSC",
  inputs: HLCV,
  options: [fast!, slow!],
}));

const CASES: readonly Case[] = [
  ...overPeriods(["rsi", "RSI"], ["close"]),
  ...STOCHASTIC_CASES,
  ...overPeriods(["williams_r", "WILLR"], HLC),
  ...overPeriods(["cci", "CCI"], HLC),
  ...overPeriods(["momentum", "MOM"], ["close"], [1, 10, 50]),
  ...overPeriods(["roc", "ROC"], ["close"], [1, 10, 50]),
  ...overPeriods(["cmo", "CMO"], ["close"]),
  ...MULTI_PERIOD_CASES,
  ...overPeriods(["trix", "TRIX"], ["close"], [2, 5, 15, 30]),
  ...overPeriods(["adx", "ADX"], HLC, [2, 7, 14, 30], ["adx"]),
  ...overPeriods(["adx", "PLUS_DI"], HLC, [2, 7, 14, 30], ["plus_di"]),
  ...overPeriods(["adx", "MINUS_DI"], HLC, [2, 7, 14, 30], ["minus_di"]),
  ...overPeriods(["aroon", "AROON"], ["high", "low"], [2, 14, 25, 100], ["down", "up"]),
  ...overPeriods(["aroon", "AROONOSC"], ["high", "low"], [2, 14, 25, 100], ["oscillator"]),
  ...overPeriods(["atr", "ATR"], HLC, [1, 5, 14, 50]),
  ...overPeriods(["natr", "NATR"], HLC, [2, 14, 50]),
  { node: "true_range", params: {}, outputs: ["value"], function: "TRANGE", inputs: HLC, options: [] },
  ...overPeriods(["linear_regression", "LINEARREG"], ["close"], [2, 14, 100]),
  ...overPeriods(["linear_regression", "LINEARREG_SLOPE"], ["close"], [2, 14, 100], ["slope"]),
  ...overPeriods(["linear_regression", "LINEARREG_ANGLE"], ["close"], [2, 14, 100], ["angle"]),
  { node: "obv", params: {}, outputs: ["value"], function: "OBV", inputs: ["close", "volume"], options: [] },
  ...overPeriods(["mfi", "MFI"], HLCV),
  { node: "adl", params: {}, outputs: ["value"], function: "AD", inputs: HLCV, options: [] },
  ...CHAIKIN_CASES,
  ...overPeriods(["highest", "MAX"], ["close"]),
  ...overPeriods(["lowest", "MIN"], ["close"]),
];

/** Outputs of a node; `connected` contains the series of required ports. */
function outputsOf(symbol: keyof typeof SAMPLE_BARS, node: string, params: Parameters, connected = {}) {
  const bars = SAMPLE_BARS[symbol];
  const inputs = { source: bars.close, ...connected };
  return systemCatalogue.find(node)!.evaluate({ columns: columnsOf(bars), inputs, params });
}

let talib: Talib;
beforeAll(async () => {
  talib = await loadTalib();
});

describe.each(Object.keys(SAMPLE_BARS) as (keyof typeof SAMPLE_BARS)[])("on the bars of %s", (symbol) => {
  const bars = SAMPLE_BARS[symbol];

  test.each(CASES.map((each) => [each.node, each.function, JSON.stringify(each.params), each] as const))(
    "%s equals TA-Lib's %s with %s",
    (_, name, __, { node, params, outputs, inputs, options }) => {
      const ours = outputsOf(symbol, node, params);
      const columns = inputs.map((input) => bars[input]);
      const theirs = talib(name, columns, options, outputs.length);
      outputs.forEach((output, at) => {
        expectSameSeries(withoutNoise(ours[output]!), withoutNoise(theirs[at]!));
      });
    },
  );

  test.each([
    ["variance", "VAR"],
    ["stddev", "STDDEV"],
  ])("%s equals TA-Lib's %s of each window relative to its last price", (node, name) => {
    for (const period of [2, 5, 20, 100]) {
      const ours = outputsOf(symbol, node, { period, ddof: 0 }).value!;
      expectSameSeries(
        ours,
        windowByWindow([bars.close], period, (window) => talib(name, window, [period, 1])[0]!),
      );
    }
  });

  test.each([5, 30, 100])(
    "correlation over %d bars equals TA-Lib's of each window relative to its last bar",
    (period) => {
      const other = bars.high.map((high, bar) => high - bars.low[bar]!);
      const ours = outputsOf(symbol, "correlation", { period }, { other }).value!;
      const ask = (window: Series[]) => talib("CORREL", window, [period])[0]!;
      expectSameSeries(ours, windowByWindow([bars.close, other], period, ask));
    },
  );

  test.each([5, 30, 100])("beta over %d bars equals TA-Lib's", (period) => {
    const { value } = outputsOf(symbol, "beta", { period }, { benchmark: bars.low });
    expectSameSeries(value!, talib("BETA", [bars.low, bars.close], [period])[0]!);
  });

  test("the engulfing pattern equals TA-Lib's", () => {
    const { open, high, low, close } = bars;
    const [written] = talib("CDLENGULFING", [open, high, low, close]);
    // This function writes 32-bit integers, two of them in the space of one 64-bit number.
    const theirs = Float64Array.from(new Int32Array(written!.buffer, 2 * 8, close.length - 2));
    expect([...new Set(theirs)]).toEqual(expect.arrayContaining([-100, -80, 0, 100]));
    expect([...outputsOf(symbol, "cdl_engulfing", {}).value!]).toEqual([Number.NaN, Number.NaN, ...theirs]);
  });
});

/** Replaces the rounding errors that TA-Lib's running sums leave near zero by zero. */
function withoutNoise(series: Series): Series {
  return series.map((value) => (Math.abs(value) < 1e-11 ? 0 : value));
}

/**
 * TA-Lib's result for each window separately, relative to its last bar: over a whole series, or far from zero, its sums
 * of squares lose precision.
 */
function windowByWindow(inputs: readonly Series[], period: number, ask: (window: Series[]) => Series): Series {
  const windowTo = (bar: number) =>
    inputs.map((input) => input.slice(bar - period + 1, bar + 1).map((value) => value - input[bar]!));
  return Float64Array.from(inputs[0]!, (_, bar) => (bar < period - 1 ? Number.NaN : ask(windowTo(bar)).at(-1)!));
}

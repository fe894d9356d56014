import { HeikinAshi } from "technicalindicators";
import { AO, CMF, TSI, VortexIndicator } from "trading-signals";
import { systemCatalogue } from "../../../src/engine/catalogue";
import type { Series } from "../../../src/engine/series/series";
import { evaluateNode } from "../reference/evaluate-node";
import { expectSameSeries } from "../reference/expect-same-series";
import { SAMPLE_BARS } from "../reference/sample-bars";

type SampleBars = (typeof SAMPLE_BARS)["AAPL"];

function outputsOf(name: string, bars: SampleBars, params: Record<string, number> = {}) {
  return evaluateNode(systemCatalogue.find(name)!, bars, params).outputs;
}

const NONE = Number.NaN;
const sumOf = (values: Series) => values.reduce((sum, value) => sum + value, 0);

/** A definition evaluated for each bar from the first one with a value. */
const fromBar = (bars: SampleBars, first: number, valueAt: (bar: number) => number): Series =>
  bars.close.map((_, bar) => (bar < first ? NONE : valueAt(bar)));

describe.each(Object.entries(SAMPLE_BARS))("on %s", (_, bars) => {
  const { open, high, low, close, volume } = bars;
  const candles = [...close].map((price, bar) => ({
    open: open[bar]!,
    high: high[bar]!,
    low: low[bar]!,
    close: price,
    volume: volume[bar]!,
  }));

  test.each([
    [5, 34],
    [1, 2],
    [10, 200],
  ])("the awesome oscillator (%d, %d) equals that of trading-signals", (fast, slow) => {
    const theirs = new AO(fast, slow);
    const expected = Float64Array.from(candles, (candle) => theirs.update(candle, false) ?? NONE);
    const { value } = outputsOf("awesome_oscillator", bars, { fast_period: fast, slow_period: slow });
    expectSameSeries(withoutNoise(value!), withoutNoise(expected));
  });

  test.each([5, 20, 100])("the Chaikin money flow of %d bars equals that of trading-signals", (period) => {
    const theirs = new CMF(period);
    const expected = Float64Array.from(candles, (candle) => theirs.update(candle, false) ?? NONE);
    expectSameSeries(outputsOf("cmf", bars, { period }).value!, expected);
  });

  test.each([2, 14, 60])("the vortex indicator of %d bars equals that of trading-signals", (period) => {
    const theirs = new VortexIndicator(period);
    const expected = candles.map((candle) => theirs.update(candle, false));
    const { plus, minus } = outputsOf("vortex", bars, { period });
    expectSameSeries(
      plus!,
      Float64Array.from(expected, (value) => value?.plus ?? NONE),
    );
    expectSameSeries(
      minus!,
      Float64Array.from(expected, (value) => value?.minus ?? NONE),
    );
  });

  test.each([
    [25, 13],
    [10, 4],
  ])(
    "the true strength index (%d, %d) converges to that of trading-signals, which is seeded differently",
    (long, short) => {
      const theirs = new TSI({ longPeriod: long, shortPeriod: short });
      const expected = Float64Array.from(close, (price) => theirs.update(price, false) ?? NONE);
      const { tsi, signal } = outputsOf("tsi", bars, { long_period: long, short_period: short, signal_period: 1 });
      expectSameSeries(tsi!.slice(600), expected.slice(600));
      expectSameSeries(signal!, tsi!);
      expect(tsi!.findIndex((value) => !Number.isNaN(value))).toBe(long + short - 1);
    },
  );

  test("Heikin-Ashi candles equal those of technicalindicators", () => {
    const theirs = HeikinAshi.calculate({
      open: [...open],
      high: [...high],
      low: [...low],
      close: [...close],
      volume: [...volume],
      timestamp: [...close].map((_value, bar) => bar),
    });
    const ours = outputsOf("heikin_ashi", bars);
    for (const price of ["open", "high", "low", "close"] as const) {
      expectSameSeries(ours[price]!, Float64Array.from(theirs[price]!));
    }
  });

  test.each([2, 14, 50])("choppiness of %d bars matches Dreiss's definition, as in pandas-ta", (period) => {
    const reach = (bar: number) => Math.max(high[bar]!, close[bar - 1]!) - Math.min(low[bar]!, close[bar - 1]!);
    const expected = fromBar(bars, period, (bar) => {
      const window = [bar - period + 1, bar + 1] as const;
      const way = sumOf(Float64Array.from({ length: period }, (_value, ago) => reach(bar - ago)));
      const distance = Math.max(...high.slice(...window)) - Math.min(...low.slice(...window));
      return (100 * Math.log10(way / distance)) / Math.log10(period);
    });
    expectSameSeries(withoutNoise(outputsOf("choppiness", bars, { period }).value!), withoutNoise(expected));
  });

  test.each([1, 20, 100])("the percent rank of %d bars matches TradingView's definition", (period) => {
    const expected = fromBar(bars, period, (bar) => {
      const before = close.slice(bar - period, bar);
      return (100 * before.filter((value) => value <= close[bar]!).length) / period;
    });
    expect(outputsOf("percent_rank", bars, { period }).value).toEqual(expected);
  });

  test.each([
    [2, 0],
    [20, 0],
    [20, 1],
    [252, 1],
  ])("variance, deviation and z-score of %d bars with ddof %d match a two-pass calculation", (period, ddof) => {
    const windowAt = (bar: number) => close.slice(bar - period + 1, bar + 1);
    const mean = fromBar(bars, period - 1, (bar) => sumOf(windowAt(bar)) / period);
    const squaresAt = (bar: number) => sumOf(windowAt(bar).map((value) => (value - mean[bar]!) ** 2));
    const variance = fromBar(bars, period - 1, (bar) => squaresAt(bar) / (period - ddof));
    const deviation = variance.map(Math.sqrt);
    const params = { period, ddof };
    expectSameSeries(outputsOf("variance", bars, params).value!, variance);
    expectSameSeries(outputsOf("stddev", bars, params).value!, deviation);
    const scores = outputsOf("zscore", bars, params).value!;
    const expected = fromBar(bars, period - 1, (bar) => (close[bar]! - mean[bar]!) / deviation[bar]!);
    const isWrong = (score: number, bar: number) => !(Math.abs(score - expected[bar]!) <= 1e-9);
    // Near the mean the distance consists mostly of rounding, so the error is compared absolutely.
    expect(scores.filter((score, bar) => deviation[bar]! > 0 && isWrong(score, bar))).toHaveLength(0);
    expect(scores.findIndex((score) => !Number.isNaN(score))).toBe(period - 1);
  });

  test("pivot points match the classic formulas for the previous bar", () => {
    const pivot = fromBar(bars, 1, (bar) => (high[bar - 1]! + low[bar - 1]! + close[bar - 1]!) / 3);
    const ours = outputsOf("pivot_points", bars);
    const expected: Record<string, (bar: number) => number> = {
      pivot: (bar) => pivot[bar]!,
      r1: (bar) => 2 * pivot[bar]! - low[bar - 1]!,
      s1: (bar) => 2 * pivot[bar]! - high[bar - 1]!,
      r2: (bar) => pivot[bar]! + high[bar - 1]! - low[bar - 1]!,
      s2: (bar) => pivot[bar]! - high[bar - 1]! + low[bar - 1]!,
      r3: (bar) => high[bar - 1]! + 2 * (pivot[bar]! - low[bar - 1]!),
      s3: (bar) => low[bar - 1]! - 2 * (high[bar - 1]! - pivot[bar]!),
    };
    expect(Object.keys(ours).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, valueAt] of Object.entries(expected)) expectSameSeries(ours[name]!, fromBar(bars, 1, valueAt));
  });
});

/** Replaces rounding errors near zero, which differences of nearly equal numbers leave, by zero. */
function withoutNoise(series: Series): Series {
  return series.map((value) => (Math.abs(value) < 1e-11 ? 0 : value));
}

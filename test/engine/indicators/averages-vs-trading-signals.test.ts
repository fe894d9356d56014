import {
  ALMA,
  DonchianChannels,
  HMA,
  IchimokuCloud,
  KeltnerChannels,
  SuperTrend,
  TradingSignal,
  VWAP,
  VWMA,
  WSMA,
  ZLEMA,
} from "trading-signals";
import { systemCatalogue } from "../../../src/engine/catalogue";
import { previous } from "../../../src/engine/indicators/math/previous";
import type { Series } from "../../../src/engine/series/series";
import { evaluateNode } from "../reference/evaluate-node";
import { expectSameSeries } from "../reference/expect-same-series";
import { SAMPLE_BARS } from "../reference/sample-bars";

const SAMPLES = Object.entries(SAMPLE_BARS);
type SampleBars = (typeof SAMPLE_BARS)["AAPL"];

function outputsOf(name: string, bars: SampleBars, params: Record<string, number | string | boolean> = {}) {
  return evaluateNode(systemCatalogue.find(name)!, bars, params).outputs;
}

const candlesOf = ({ close, high, low, open, volume }: SampleBars) =>
  [...close].map((price, bar) => ({
    close: price,
    high: high[bar]!,
    low: low[bar]!,
    open: open[bar]!,
    volume: volume[bar]!,
  }));

/** Results of a trading-signals indicator per bar; NaN where there is none. */
function stepped<Input>(
  values: readonly Input[],
  step: (value: Input, bar: number) => number | null | undefined,
): Series {
  return Float64Array.from(values, (value, bar) => step(value, bar) ?? Number.NaN);
}

describe.each(SAMPLES)("on %s", (_, bars) => {
  const closes = [...bars.close];
  const candles = candlesOf(bars);

  test.each([
    ["hma", { period: 16 }, new HMA(16)],
    ["hma", { period: 55 }, new HMA(55)],
    ["hma", { period: 2 }, new HMA(2)],
    ["rma", { period: 14 }, new WSMA(14)],
    ["rma", { period: 3 }, new WSMA(3)],
    ["alma", {}, new ALMA(9, 0.85, 6)],
    ["alma", { period: 50, offset: 0.5, sigma: 12 }, new ALMA(50, 0.5, 12)],
    ["alma", { period: 21, offset: 0, sigma: 1 }, new ALMA(21, 0, 1)],
  ])("%s with %j equals that of trading-signals, including the warm-up", (name, params, indicator) => {
    const expected = stepped(closes, (close) => {
      indicator.update(close, false);
      return indicator.isStable ? indicator.getResult() : null;
    });
    expectSameSeries(outputsOf(name, bars, params).value!, expected);
  });

  test.each([1, 5, 20, 100])("vwma over %d bars equals that of trading-signals", (period) => {
    const indicator = new VWMA(period);
    const expected = stepped(candles, (candle) => indicator.update(candle, false));
    expectSameSeries(outputsOf("vwma", bars, { period }).value!, expected);
  });

  test.each([4, 20, 51])(
    "zlema over %d bars converges to that of trading-signals, which is seeded differently",
    (period) => {
      const indicator = new ZLEMA(period);
      const expected = stepped(closes, (close) => indicator.update(close, false));
      expectSameSeries(outputsOf("zlema", bars, { period }).value!.slice(900), expected.slice(900));
    },
  );

  test.each(["week", "month"])("vwap equals that of trading-signals, reset every %s", (anchor) => {
    let indicator = new VWAP();
    const started = (bar: number) => {
      const date = new Date(bars.dates[bar]!);
      const days = anchor === "month" ? date.getUTCDate() - 1 : (date.getUTCDay() + 6) % 7;
      return new Date(date.getTime() - days * 86_400_000).toISOString().slice(0, 10);
    };
    const expected = stepped(candles, (candle, bar) => {
      if (bar > 0 && started(bar) !== started(bar - 1)) indicator = new VWAP();
      return indicator.update(candle, false);
    });
    expectSameSeries(outputsOf("vwap", bars, { anchor }).value!, expected);
  });

  test("vwap of the day is the typical price of a daily bar", () => {
    const typical = candles.map(({ high, low, close, volume }) => (volume > 0 ? (high + low + close) / 3 : Number.NaN));
    expectSameSeries(outputsOf("vwap", bars, { anchor: "day" }).value!, Float64Array.from(typical));
  });

  test.each(["upper", "middle", "lower"] as const)(
    "the %s band of donchian_channels equals that of trading-signals",
    (line) => {
      for (const period of [1, 20, 55]) {
        const indicator = new DonchianChannels(period);
        const expected = stepped(candles, (candle) => indicator.update(candle, false)?.[line]);
        expectSameSeries(outputsOf("donchian_channels", bars, { period })[line]!, expected);
        const before = outputsOf("donchian_channels", bars, { period, include_current: false });
        expectSameSeries(before[line]!, previous(expected, 1));
      }
    },
  );

  test.each([
    ["tenkan", "conversion", 0],
    ["kijun", "base", 0],
    ["senkou_a", "spanA", 26],
    ["senkou_b", "spanB", 26],
  ] as const)("the %s of ichimoku equals the %s of trading-signals %d bars earlier", (output, line, ahead) => {
    const indicator = new IchimokuCloud();
    const expected = stepped(candles, (candle) => indicator.update(candle, false)?.[line]);
    const ours = outputsOf("ichimoku", bars)[output]!;
    // trading-signals has no values until all four lines are known.
    expectSameSeries(ours.slice(77), (ahead ? previous(expected, ahead) : expected).slice(77));
  });

  test.each(["upper", "middle", "lower"] as const)(
    "the %s band of keltner_channels converges to that of trading-signals",
    (line) => {
      const indicator = new KeltnerChannels();
      const expected = stepped(candles, (candle) => indicator.update(candle, false)?.[line]);
      // trading-signals uses the range of the first bar as a true range and seeds the average with one value.
      expectSameSeries(outputsOf("keltner_channels", bars)[line]!.slice(900), expected.slice(900));
    },
  );

  test.each([
    [10, 3],
    [7, 2],
    [20, 1],
  ])("supertrend (%d, %d) converges to that of trading-signals, including the direction", (period, multiplier) => {
    const indicator = new SuperTrend({ interval: period, multiplier });
    const steps = candles.map((candle) => indicator.update(candle, false));
    const expected = Float64Array.from(steps, (step) => step?.supertrend ?? Number.NaN);
    const trend = Float64Array.from(steps, (step) => (step?.trend === TradingSignal.BULLISH ? 1 : -1));
    const ours = outputsOf("supertrend", bars, { period, multiplier });
    expectSameSeries(ours.value!.slice(900), expected.slice(900));
    expectSameSeries(ours.direction!.slice(900), trend.slice(900));
    expect(new Set(trend.slice(900))).toEqual(new Set([1, -1]));
  });
});

import { cdlDoji } from "../../../../src/engine/indicators/pattern/cdl-doji";
import { cdlEngulfing } from "../../../../src/engine/indicators/pattern/cdl-engulfing";
import { cdlHammer } from "../../../../src/engine/indicators/pattern/cdl-hammer";
import { cdlMorningStar } from "../../../../src/engine/indicators/pattern/cdl-morning-star";
import { columnsOf } from "../../../../src/engine/series/bar-columns";
import { type OhlcColumns, ohlcColumnsOf } from "../../../../src/engine/series/ohlc-columns";
import { SAMPLE_BARS } from "../../reference/sample-bars";

type Candle = readonly [open: number, high: number, low: number, close: number];

const column = (candles: readonly Candle[], at: number) => Float64Array.from(candles, (candle) => candle[at]!);
const columnsFor = (candles: readonly Candle[]): OhlcColumns => ({
  open: column(candles, 0),
  high: column(candles, 1),
  low: column(candles, 2),
  close: column(candles, 3),
});

/** Ten bars with a body of 2 and a range of 4, which become the average. */
const average = Array.from({ length: 10 }, (): Candle => [100, 103, 99, 102]);
const following = (...candles: Candle[]) => columnsFor([...average, ...candles]);

describe("doji", () => {
  test("is a body of at most a tenth of the average range", () => {
    expect(cdlDoji(following([100, 102, 98, 100.39])).at(-1)).toBe(100);
    expect(cdlDoji(following([100, 102, 98, 100.41])).at(-1)).toBe(0);
    expect(cdlDoji(following([100.39, 102, 98, 100])).at(-1)).toBe(100);
  });
});

describe("engulfing", () => {
  const falling: Candle = [102, 103, 99, 100];
  const rising: Candle = [100, 103, 99, 102];

  test("is 100 or -100 if the body is larger at both ends, 80 or -80 if one end is equal", () => {
    expect(cdlEngulfing(following(falling, [99, 104, 98, 103])).at(-1)).toBe(100);
    expect(cdlEngulfing(following(falling, [100, 104, 98, 103])).at(-1)).toBe(80);
    expect(cdlEngulfing(following(rising, [103, 104, 98, 99])).at(-1)).toBe(-100);
    expect(cdlEngulfing(following(rising, [103, 104, 98, 100])).at(-1)).toBe(-80);
  });

  test("is 0 for a body of equal size, a smaller body, or a body of the same colour", () => {
    expect(cdlEngulfing(following(falling, [100, 103, 99, 102])).at(-1)).toBe(0);
    expect(cdlEngulfing(following(falling, [100.5, 103, 99, 101.5])).at(-1)).toBe(0);
    expect(cdlEngulfing(following(rising, [99, 104, 98, 103])).at(-1)).toBe(0);
  });
});

describe("hammer", () => {
  const calm: Candle = [100, 103, 99, 102];

  test("is a small body with a long lower shadow, near the low of the previous bar", () => {
    expect(cdlHammer(following(calm, [99, 99.7, 96, 99.5])).at(-1)).toBe(100);
    expect(cdlHammer(following(calm, [99.5, 99.7, 96, 99])).at(-1)).toBe(100);
  });

  test.each([
    ["its body is not smaller than average", [97, 99.2, 94, 99]],
    ["the lower shadow is not longer than the body", [99, 99.7, 98.6, 99.5]],
    ["there is an upper shadow", [99, 100, 96, 99.5]],
    ["it is far above the low of the previous bar", [99.9, 100.5, 96, 100.4]],
  ] as [string, Candle][])("is not recognised if %s", (_, candle) => {
    expect(cdlHammer(following(calm, candle)).at(-1)).toBe(0);
  });
});

describe("morning star", () => {
  const fall: Candle = [104, 105, 99, 100];
  const star: Candle = [99, 99.5, 98, 98.5];
  const rise: Candle = [99, 104, 98.5, 103];

  test("is a long black body, a short body below it, and a white body that recovers enough", () => {
    expect(cdlMorningStar(following(fall, star, rise), 0.3).at(-1)).toBe(100);
    expect(cdlMorningStar(following(fall, star, rise), 0.8).at(-1)).toBe(0);
  });

  test.each([
    ["the first body is white", [[100, 105, 99, 104], star, rise]],
    ["there is no gap", [fall, [100.5, 101, 99, 99.5], rise]],
    ["the middle body is long", [fall, [99, 99.5, 95, 96], rise]],
    ["the last body is black", [fall, star, [107, 107.5, 98.5, 103]]],
    ["the last body is short", [fall, star, [101, 104, 98.5, 102]]],
  ] as [string, Candle[]][])("is not recognised if %s", (_, candles) => {
    expect(cdlMorningStar(following(...candles), 0.3).at(-1)).toBe(0);
  });
});

/** The definitions of TA-Lib's C code, such as ta_CDLDOJI.c, with each mean calculated directly. */
describe.each(Object.entries(SAMPLE_BARS))("on %s", (_, bars) => {
  const columns = ohlcColumnsOf(columnsOf(bars));
  const { open, high, low, close } = columns;
  const body = (bar: number) => Math.abs(close[bar]! - open[bar]!);
  const range = (bar: number) => high[bar]! - low[bar]!;
  const usually = (bar: number, size: (bar: number) => number, bars: number) =>
    Array.from({ length: bars }, (_value, ago) => size(bar - 1 - ago)).reduce((a, b) => a + b, 0) / bars;
  const barsWhere = (holds: (bar: number) => boolean, from: number) =>
    [...close.keys()].filter((bar) => bar >= from && holds(bar));
  const barsOf = (series: Float64Array) => [...series.keys()].filter((bar) => series[bar] === 100);

  test("doji, hammers and morning stars match TA-Lib's definitions", () => {
    const doji = barsWhere((bar) => body(bar) <= 0.1 * usually(bar, range, 10), 10);
    const hammers = barsWhere((bar) => {
      const [bottom, top] = [Math.min(open[bar]!, close[bar]!), Math.max(open[bar]!, close[bar]!)];
      const isShort = body(bar) < usually(bar, body, 10) && high[bar]! - top < 0.1 * usually(bar, range, 10);
      const isNear = bottom <= low[bar - 1]! + 0.2 * usually(bar - 1, range, 5);
      return isShort && bottom - low[bar]! > body(bar) && isNear;
    }, 11);
    const stars = barsWhere((bar) => {
      const [first, star] = [bar - 2, bar - 1];
      const falls = body(first) > usually(first, body, 10) && close[first]! < open[first]!;
      const gaps = Math.max(open[star]!, close[star]!) < close[first]! && body(star) <= usually(star, body, 10);
      const rises = body(bar) > usually(bar, body, 10) && close[bar]! >= open[bar]!;
      return falls && gaps && rises && close[bar]! > close[first]! + 0.3 * body(first);
    }, 12);
    expect(barsOf(cdlDoji(columns))).toEqual(doji);
    expect(barsOf(cdlHammer(columns))).toEqual(hammers);
    expect(barsOf(cdlMorningStar(columns, 0.3))).toEqual(stars);
    expect(Math.min(doji.length, hammers.length, stars.length)).toBeGreaterThan(0);
  });
});

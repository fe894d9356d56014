import { drawSeries, type SeriesSpec } from "../../../src/market/samples/draw-series";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";
import { samplingPool } from "../../../src/market/samples/sampling-pool";
import type { PriceRow } from "../../../src/market/series/price-row";
import type { SampleSeries } from "../../../src/market/series/sample-series";

const sources = readSampleBars();
const [aapl, gspc] = sources;
const SPEC = { seed: 7, symbol: "SYN0001", sources, bars: 756 };

const seriesOf = ({ sources: from, ...rest }: SeriesSpec & { sources: readonly SampleSeries[] }) =>
  drawSeries(samplingPool(from), rest);

/** A source with the given closes; other values are missing unless specified. */
function source(closes: number[], rest: Partial<PriceRow> = {}) {
  const rows = closes.map((close, at): PriceRow => {
    const date = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    return { symbol: "S", date, open: null, high: null, low: null, close: String(close), volume: null, ...rest };
  });
  return { symbol: "S", dataSource: "test", rows };
}

describe("a synthetic series", () => {
  it("has its symbol and its seed", () => {
    const series = seriesOf(SPEC);
    expect(series.symbol).toBe("SYN0001");
    expect(series.dataSource).toBe("bootstrap:7");
    expect(series.rows.every((row) => row.symbol === "SYN0001")).toBe(true);
  });

  it("is the same for the same spec, and different for another seed or symbol", () => {
    const { rows } = seriesOf(SPEC);
    expect(seriesOf({ ...SPEC, sources: readSampleBars() }).rows).toEqual(rows);
    expect(seriesOf({ ...SPEC, seed: "7" }).rows).toEqual(rows);
    const closes = (other: Partial<typeof SPEC>) => seriesOf({ ...SPEC, ...other }).rows.map((r) => r.close);
    expect(closes({ seed: 8 })).not.toEqual(rows.map(({ close }) => close));
    expect(closes({ symbol: "SYN0002" })).not.toEqual(rows.map(({ close }) => close));
  });

  it("has the last trading days of AAPL without an end date", () => {
    const dates = seriesOf(SPEC).rows.map(({ date }) => date);
    expect(dates).toEqual(aapl!.rows.slice(-756).map(({ date }) => date));
  });

  it("ends on the end date, or on the trading day before it", () => {
    const dates = (endDate: string) => seriesOf({ ...SPEC, bars: 3, endDate }).rows.map(({ date }) => date);
    expect(dates("2016-07-05")).toEqual(["2016-06-30", "2016-07-01", "2016-07-05"]);
    expect(dates("2016-07-04")).toEqual(["2016-06-29", "2016-06-30", "2016-07-01"]);
  });

  it("can reach back to the first day of the longer source, but not further", () => {
    const dates = seriesOf({ ...SPEC, bars: 5105, endDate: "2020-04-17" }).rows.map(({ date }) => date);
    expect(dates).toEqual(gspc!.rows.map(({ date }) => date));
    expect(() => seriesOf({ ...SPEC, bars: 4620 })).toThrow(
      "The number of bars is 4620, but the trading calendar of the samples has only 4619 days up to 2018-05-11.",
    );
  });

  it("is not drawn for an invalid spec", () => {
    const draw = (other: Partial<typeof SPEC & { endDate: string }>) => () => seriesOf({ ...SPEC, ...other });
    expect(draw({ bars: 0 })).toThrow("The number of bars is 0; it must be a whole number, at least 1.");
    expect(draw({ bars: 1.5 })).toThrow("The number of bars is 1.5; it must be");
    expect(draw({ endDate: "2021-01-04" })).toThrow("The end date is 2021-01-04, but the trading calendar of the");
    expect(draw({ endDate: "4.7.2016" })).toThrow('The end date "4.7.2016" is not a date');
    expect(draw({ sources: [] })).toThrow("Synthetic series need at least one source series.");
    expect(() => seriesOf({ ...SPEC, sources: [source([10])] })).toThrow("The source S has 1 bars");
  });

  it("consists of blocks of consecutive bars, twenty days long on average, which wrap around at the last bar", () => {
    // The ratio of open to close encodes the number of the day, so that it can be read from the drawn bars.
    const numbered = source(new Array<number>(301).fill(100));
    numbered.rows.forEach((row, day) => {
      row.open = String(100 + (day - 1) / 10);
    });
    const { rows } = seriesOf({ ...SPEC, sources: [numbered], bars: 301 });
    const days = rows.map(({ open, close }) => Math.round((Number(open) / Number(close) - 1) * 1000));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...days)).toBeLessThan(300);
    const followed = days.slice(1).filter((day, at) => day === (days[at]! + 1) % 300).length;
    expect(followed / 300).toBeGreaterThan(0.9);
    expect(followed / 300).toBeLessThan(0.99);
    expect(days.some((day, at) => day === 299 && days[at + 1] === 0)).toBe(true);
  });

  it("is drawn from a single source, and every source is used", () => {
    const flat = ["101", "102"].map((open) => source(new Array<number>(30).fill(100), { open }));
    const symbols = Array.from({ length: 20 }, (_, at) => `S${at}`);
    const opens = symbols.map((symbol) => {
      const { rows } = seriesOf({ ...SPEC, symbol, sources: flat, bars: 30 });
      return new Set(rows.map(({ open, close }) => (Number(open) / Number(close)).toFixed(2)));
    });
    expect(opens.every((ratios) => ratios.size === 1)).toBe(true);
    expect(new Set(opens.flatMap((ratios) => [...ratios]))).toEqual(new Set(["1.01", "1.02"]));
  });

  it("never falls below one dollar, even if the source only falls", () => {
    const falling = source(Array.from({ length: 31 }, (_, day) => 1000 * 0.7 ** day));
    const { rows } = seriesOf({ ...SPEC, sources: [falling], bars: 31 });
    const closes = rows.map(({ close }) => Number(close));
    expect(Math.min(...closes)).toBe(1);
    expect(closes[0]!).toBeCloseTo(0.7 ** -30, 0);
  });

  it("has the missing values of its source", () => {
    const { rows } = seriesOf({ ...SPEC, sources: [source([10, 11, 12, 11])], bars: 4 });
    for (const row of rows) expect(row).toMatchObject({ open: null, high: null, low: null, volume: null });
    const some = source([10, 11, 12, 11], { open: "10", volume: 500 });
    for (const row of seriesOf({ ...SPEC, sources: [some], bars: 4 }).rows) {
      expect(row.open).not.toBeNull();
      expect(row.volume).toBeGreaterThan(0);
    }
  });
});

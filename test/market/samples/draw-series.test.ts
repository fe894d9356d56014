import { drawSeries, type SeriesSpec } from "../../../src/market/samples/draw-series";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";
import { samplingPool } from "../../../src/market/samples/sampling-pool";
import type { PriceRow } from "../../../src/market/series/price-row";
import type { SampleSeries } from "../../../src/market/series/sample-series";

const sources = readSampleBars();
const [aapl, gspc] = sources;
const spec = { seed: 7, symbol: "SYN0001", sources, bars: 756 };

const seriesOf = ({ sources: from, ...rest }: SeriesSpec & { sources: readonly SampleSeries[] }) =>
  drawSeries(samplingPool(from), rest);

/** A synthetic source: closes as given, everything else missing unless stated. */
function source(closes: number[], rest: Partial<PriceRow> = {}) {
  const rows = closes.map((close, at): PriceRow => {
    const date = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    return { symbol: "S", date, open: null, high: null, low: null, close: String(close), volume: null, ...rest };
  });
  return { symbol: "S", dataSource: "test", rows };
}

describe("a bootstrapped series", () => {
  it("carries its symbol and its seed", () => {
    const series = seriesOf(spec);
    expect(series.symbol).toBe("SYN0001");
    expect(series.dataSource).toBe("bootstrap:7");
    expect(series.rows.every((row) => row.symbol === "SYN0001")).toBe(true);
  });

  it("is the same for the same order, and another for another seed or symbol", () => {
    const { rows } = seriesOf(spec);
    expect(seriesOf({ ...spec, sources: readSampleBars() }).rows).toEqual(rows);
    expect(seriesOf({ ...spec, seed: "7" }).rows).toEqual(rows);
    const closes = (other: Partial<typeof spec>) => seriesOf({ ...spec, ...other }).rows.map((r) => r.close);
    expect(closes({ seed: 8 })).not.toEqual(rows.map(({ close }) => close));
    expect(closes({ symbol: "SYN0002" })).not.toEqual(rows.map(({ close }) => close));
  });

  it("has the last trading days of AAPL when no end date is given", () => {
    const dates = seriesOf(spec).rows.map(({ date }) => date);
    expect(dates).toEqual(aapl!.rows.slice(-756).map(({ date }) => date));
  });

  it("ends on the end date, or on the trading day before it", () => {
    const dates = (endDate: string) => seriesOf({ ...spec, bars: 3, endDate }).rows.map(({ date }) => date);
    expect(dates("2016-07-05")).toEqual(["2016-06-30", "2016-07-01", "2016-07-05"]);
    expect(dates("2016-07-04")).toEqual(["2016-06-29", "2016-06-30", "2016-07-01"]);
  });

  it("reaches back to the first day of the longer source, and says when more is asked for", () => {
    const dates = seriesOf({ ...spec, bars: 5105, endDate: "2020-04-17" }).rows.map(({ date }) => date);
    expect(dates).toEqual(gspc!.rows.map(({ date }) => date));
    expect(() => seriesOf({ ...spec, bars: 4620 })).toThrow(
      "4620 bars were asked for, but the trading calendar of the samples has only 4619 days up to 2018-05-11.",
    );
  });

  it("refuses an order that it cannot fill", () => {
    const bootstrap = (other: Partial<typeof spec & { endDate: string }>) => () => seriesOf({ ...spec, ...other });
    expect(bootstrap({ bars: 0 })).toThrow("0 bars were asked for; a whole number from 1 is expected.");
    expect(bootstrap({ bars: 1.5 })).toThrow("1.5 bars were asked for");
    expect(bootstrap({ endDate: "2021-01-04" })).toThrow("ends on 2020-04-17, before the end date 2021-01-04");
    expect(bootstrap({ endDate: "4.7.2016" })).toThrow('The end date "4.7.2016" is not a date');
    expect(bootstrap({ sources: [] })).toThrow("A bootstrap needs at least one source series.");
    expect(() => seriesOf({ ...spec, sources: [source([10])] })).toThrow("The source S has 1 bars");
  });

  it("is made of blocks of neighbouring bars, twenty days long on average, that run from the last bar to the first", () => {
    // The day's number is hidden in the ratio of open to close, and read back from what was drawn.
    const numbered = source(new Array<number>(301).fill(100));
    numbered.rows.forEach((row, day) => {
      row.open = String(100 + (day - 1) / 10);
    });
    const { rows } = seriesOf({ ...spec, sources: [numbered], bars: 301 });
    const days = rows.map(({ open, close }) => Math.round((Number(open) / Number(close) - 1) * 1000));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...days)).toBeLessThan(300);
    const followed = days.slice(1).filter((day, at) => day === (days[at]! + 1) % 300).length;
    expect(followed / 300).toBeGreaterThan(0.9);
    expect(followed / 300).toBeLessThan(0.99);
    expect(days.some((day, at) => day === 299 && days[at + 1] === 0)).toBe(true);
  });

  it("is drawn from one source only, and every source has its turn", () => {
    const flat = ["101", "102"].map((open) => source(new Array<number>(30).fill(100), { open }));
    const symbols = Array.from({ length: 20 }, (_, at) => `S${at}`);
    const opens = symbols.map((symbol) => {
      const { rows } = seriesOf({ ...spec, symbol, sources: flat, bars: 30 });
      return new Set(rows.map(({ open, close }) => (Number(open) / Number(close)).toFixed(2)));
    });
    expect(opens.every((ratios) => ratios.size === 1)).toBe(true);
    expect(new Set(opens.flatMap((ratios) => [...ratios]))).toEqual(new Set(["1.01", "1.02"]));
  });

  it("never falls below one dollar, even drawn from a market that only falls", () => {
    const falling = source(Array.from({ length: 31 }, (_, day) => 1000 * 0.7 ** day));
    const { rows } = seriesOf({ ...spec, sources: [falling], bars: 31 });
    const closes = rows.map(({ close }) => Number(close));
    expect(Math.min(...closes)).toBe(1);
    expect(closes[0]!).toBeCloseTo(0.7 ** -30, 0);
  });

  it("leaves missing what its source is missing", () => {
    const { rows } = seriesOf({ ...spec, sources: [source([10, 11, 12, 11])], bars: 4 });
    for (const row of rows) expect(row).toMatchObject({ open: null, high: null, low: null, volume: null });
    const some = source([10, 11, 12, 11], { open: "10", volume: 500 });
    for (const row of seriesOf({ ...spec, sources: [some], bars: 4 }).rows) {
      expect(row.open).not.toBeNull();
      expect(row.volume).toBeGreaterThan(0);
    }
  });
});

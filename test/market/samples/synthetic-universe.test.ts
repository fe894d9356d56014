import { createHash } from "node:crypto";
import { drawSeries } from "../../../src/market/samples/draw-series";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";
import { samplingPool } from "../../../src/market/samples/sampling-pool";
import { syntheticSymbol } from "../../../src/market/samples/synthetic-symbol";
import { syntheticUniverse } from "../../../src/market/samples/synthetic-universe";
import type { SampleSeries } from "../../../src/market/series/sample-series";

const sources = readSampleBars();
const SPEC = { seed: 42, count: 120, bars: 756, sources };
const UNIVERSE = [...syntheticUniverse(SPEC)];

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function logReturns({ rows }: SampleSeries): number[] {
  return rows.slice(1).map((row, at) => Math.log(Number(row.close) / Number(rows[at]!.close)));
}

/** Annualized volatility from daily log returns, with 252 trading days per year. */
function volatility(series: SampleSeries): number {
  const returns = logReturns(series);
  const centre = mean(returns);
  return Math.sqrt(mean(returns.map((value) => (value - centre) ** 2)) * 252);
}

function lagOneAutocorrelation(values: number[]): number {
  const centre = mean(values);
  const variance = mean(values.map((value) => (value - centre) ** 2));
  return mean(values.slice(1).map((value, at) => (value - centre) * (values[at]! - centre))) / variance;
}

describe("a synthetic universe", () => {
  it("has the same bytes on every machine", () => {
    const hash = createHash("sha256").update(JSON.stringify(UNIVERSE)).digest("hex");
    expect(hash).toBe("8918c8c06688205c014551e1b364f0c986194dc843fc37bc0bbcd064745fcdc7");
  });

  it("has the symbols SYN0001, SYN0002 and so on, each once", () => {
    const symbols = UNIVERSE.map(({ symbol }) => symbol);
    expect(symbols.slice(0, 2)).toEqual(["SYN0001", "SYN0002"]);
    expect(symbols.at(-1)).toBe("SYN0120");
    expect(new Set(symbols).size).toBe(120);
    expect([syntheticSymbol(9999), syntheticSymbol(10_000)]).toEqual(["SYN9999", "SYN10000"]);
    expect(() => syntheticSymbol(0)).toThrow(
      "The index of a synthetic symbol is 0; it must be a whole number, at least 1.",
    );
  });

  it("contains the same series for each symbol as drawSeries", () => {
    expect(drawSeries(samplingPool(sources), { seed: 42, symbol: "SYN0003", bars: 756 })).toEqual(UNIVERSE[2]);
    expect([...syntheticUniverse({ ...SPEC, count: 3 })]).toEqual(UNIVERSE.slice(0, 3));
  });

  it("draws series one at a time on demand", () => {
    const endless = syntheticUniverse({ ...SPEC, count: 1_000_000_000 });
    expect(endless.next().value).toEqual(UNIVERSE[0]);
    expect([...syntheticUniverse({ ...SPEC, count: 0 })]).toEqual([]);
    expect(() => syntheticUniverse({ ...SPEC, count: -1 }).next()).toThrow(
      "The number of synthetic series is -1; it must be a whole number, at least 0.",
    );
  });

  it("has the trading days of AAPL", () => {
    const days = sources[0]!.rows.slice(-756).map(({ date }) => date);
    for (const { rows } of UNIVERSE) expect(rows.map(({ date }) => date)).toEqual(days);
  });

  it("keeps low <= open, close <= high, positive prices of four decimals and whole volumes", () => {
    const invalid = UNIVERSE.flatMap(({ rows }) =>
      rows.filter(({ open, high, low, close, volume }) => {
        const prices = [open, high, low, close];
        const [o, h, l, c] = prices.map(Number) as [number, number, number, number];
        const ordered = l > 0 && l <= Math.min(o, c) && Math.max(o, c) <= h;
        const formatted = prices.every((price) => price !== null && /^\d+\.\d{4}$/.test(price));
        return !(ordered && formatted && Number.isSafeInteger(volume) && volume! > 0);
      }),
    );
    expect(invalid).toEqual([]);
  });

  it("is as volatile as its sources, with calm and volatile symbols", () => {
    const real = sources.map(volatility);
    const drawn = UNIVERSE.map(volatility);
    expect(mean(drawn)).toBeGreaterThan(Math.min(...real) * 0.8);
    expect(mean(drawn)).toBeLessThan(Math.max(...real) * 1.2);
    expect(Math.min(...drawn)).toBeGreaterThan(0.05);
    expect(Math.max(...drawn)).toBeLessThan(0.6);
  });

  it("has clusters of calm and volatile days, like its sources", () => {
    const clustering = (series: SampleSeries) => lagOneAutocorrelation(logReturns(series).map(Math.abs));
    for (const series of sources) expect(clustering(series)).toBeGreaterThan(0);
    expect(mean(UNIVERSE.map(clustering))).toBeGreaterThan(0.05);
  });

  it("has rising and falling symbols, low and high prices, low and high volumes", () => {
    const gains = UNIVERSE.map(({ rows }) => Number(rows.at(-1)!.close) / Number(rows[0]!.close));
    expect(gains.filter((gain) => gain > 1.2).length).toBeGreaterThan(20);
    expect(gains.filter((gain) => gain < 0.9).length).toBeGreaterThan(5);
    const first = UNIVERSE.map(({ rows }) => Number(rows[0]!.close));
    expect(Math.min(...first)).toBeLessThan(20);
    expect(Math.max(...first)).toBeGreaterThan(200);
    const volumes = UNIVERSE.map(({ rows }) => mean(rows.map(({ volume }) => volume!)));
    expect(Math.max(...volumes) / Math.min(...volumes)).toBeGreaterThan(20);
  });

  it("can have 500 symbols with three years of bars", () => {
    let bars = 0;
    for (const { rows } of syntheticUniverse({ ...SPEC, count: 500 })) bars += rows.length;
    expect(bars).toBe(500 * 756);
  });
});

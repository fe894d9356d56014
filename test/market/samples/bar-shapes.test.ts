import { barShapes } from "../../../src/market/samples/bar-shapes";
import type { PriceRow } from "../../../src/market/series/price-row";

const row = (close: number, volume: number | null): PriceRow => ({
  symbol: "S",
  date: "2020-01-02",
  open: String(close * 0.9),
  high: String(close * 1.2),
  low: null,
  close: String(close),
  volume,
});

describe("the shape of a bar", () => {
  it("measures prices by the close before, and the first bar has none", () => {
    const [shape, ...others] = barShapes([row(100, 10), row(110, 10)]);
    expect(others).toEqual([]);
    expect(shape!.open).toBeCloseTo(0.99);
    expect(shape!.high).toBeCloseTo(1.32);
    expect(shape!.low).toBeNull();
    expect(shape!.close).toBeCloseTo(1.1);
  });

  it("measures volume by the mean of the year around, over the bars that have one", () => {
    const shapes = barShapes([row(1, 100), row(1, null), row(1, 300)]);
    expect(shapes.map(({ volume }) => volume)).toEqual([null, 1.5]);
    // A level that lies more than half a year away says nothing.
    const years = [...new Array<number>(400).fill(10), ...new Array<number>(400).fill(1000)];
    const volumes = barShapes(years.map((volume) => row(1, volume))).map(({ volume }) => volume);
    expect([volumes[0], volumes.at(-1)]).toEqual([1, 1]);
  });

  it("has no volume where the source never had any", () => {
    expect(barShapes([row(1, null), row(1, null), row(1, null)]).map(({ volume }) => volume)).toEqual([null, null]);
    expect(barShapes([row(1, 0), row(1, 0)])[0]!.volume).toBeNull();
  });
});

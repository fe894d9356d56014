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
  it("has prices relative to the previous close, which the first bar lacks", () => {
    const [shape, ...others] = barShapes([row(100, 10), row(110, 10)]);
    expect(others).toEqual([]);
    expect(shape!.open).toBeCloseTo(0.99);
    expect(shape!.high).toBeCloseTo(1.32);
    expect(shape!.low).toBeNull();
    expect(shape!.close).toBeCloseTo(1.1);
  });

  it("has a volume relative to the mean of the surrounding year, over bars with a volume", () => {
    const shapes = barShapes([row(1, 100), row(1, null), row(1, 300)]);
    expect(shapes.map(({ volume }) => volume)).toEqual([null, 1.5]);
    // A level that is more than half a year away has no influence.
    const years = [...new Array<number>(400).fill(10), ...new Array<number>(400).fill(1000)];
    const volumes = barShapes(years.map((volume) => row(1, volume))).map(({ volume }) => volume);
    expect([volumes[0], volumes.at(-1)]).toEqual([1, 1]);
  });

  it("has no volume if the source has none", () => {
    expect(barShapes([row(1, null), row(1, null), row(1, null)]).map(({ volume }) => volume)).toEqual([null, null]);
    expect(barShapes([row(1, 0), row(1, 0)])[0]!.volume).toBeNull();
  });
});

import { takeBuffer, withScratchBuffers } from "../../../src/engine/series/scratch-buffers";
import { constantSeries, unknownSeries } from "../../../src/engine/series/series";

describe("memory for series", () => {
  test("is used again by the next work, whatever the former one left in it", () => {
    const left = withScratchBuffers(() => [constantSeries(4, 7), constantSeries(3, 8)].map((series) => [...series]));
    const found = withScratchBuffers(() => [unknownSeries(4), constantSeries(3, 1)].map((series) => [...series]));
    const places = [1, 2].map(() => withScratchBuffers(() => takeBuffer(4).buffer));

    expect(left).toEqual([
      [7, 7, 7, 7],
      [8, 8, 8],
    ]);
    expect(found).toEqual([
      [NaN, NaN, NaN, NaN],
      [1, 1, 1],
    ]);
    expect(places[0]).toBe(places[1]);
  });

  test("is each series' own while the work lasts, also below another work", () => {
    const sums = withScratchBuffers(() => {
      const first = constantSeries(5, 1);
      const second = withScratchBuffers(() => constantSeries(5, 2));
      const third = constantSeries(5, 3);
      return [first, second, third].map((series) => series.reduce((sum, value) => sum + value));
    });

    expect(sums).toEqual([5, 10, 15]);
  });

  test("is a series' own for good outside of such work", () => {
    const kept = constantSeries(3, 5);
    withScratchBuffers(() => constantSeries(3, 6));

    expect([...kept]).toEqual([5, 5, 5]);
  });

  test("is free again after work that failed", () => {
    const fail = () =>
      withScratchBuffers(() => {
        takeBuffer(10);
        throw new Error("no");
      });

    expect(fail).toThrow("no");
    const first = takeBuffer(10);
    first.fill(1);
    withScratchBuffers(() => takeBuffer(10).fill(2));
    expect(first[0]).toBe(1);
  });
});

import { takeBuffer, withScratchBuffers } from "../../../src/engine/series/scratch-buffers";
import { constantSeries, unknownSeries } from "../../../src/engine/series/series";

describe("scratch buffers", () => {
  test("are reused by the next call, regardless of their contents", () => {
    const first = withScratchBuffers(() => [constantSeries(4, 7), constantSeries(3, 8)].map((series) => [...series]));
    const second = withScratchBuffers(() => [unknownSeries(4), constantSeries(3, 1)].map((series) => [...series]));
    const buffers = [1, 2].map(() => withScratchBuffers(() => takeBuffer(4).buffer));

    expect(first).toEqual([
      [7, 7, 7, 7],
      [8, 8, 8],
    ]);
    expect(second).toEqual([
      [NaN, NaN, NaN, NaN],
      [1, 1, 1],
    ]);
    expect(buffers[0]).toBe(buffers[1]);
  });

  test("are not shared between series during a call, including nested calls", () => {
    const sums = withScratchBuffers(() => {
      const first = constantSeries(5, 1);
      const second = withScratchBuffers(() => constantSeries(5, 2));
      const third = constantSeries(5, 3);
      return [first, second, third].map((series) => series.reduce((sum, value) => sum + value));
    });

    expect(sums).toEqual([5, 10, 15]);
  });

  test("are not reused outside of withScratchBuffers", () => {
    const kept = constantSeries(3, 5);
    withScratchBuffers(() => constantSeries(3, 6));

    expect([...kept]).toEqual([5, 5, 5]);
  });

  test("are released after a call that failed", () => {
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

import { levelSeries, unknownSeries } from "../../../src/engine/series/series";
import { reusingRoom, takeRoom } from "../../../src/engine/series/series-memory";

describe("memory for series", () => {
  test("is used again by the next work, whatever the former one left in it", () => {
    const left = reusingRoom(() => [levelSeries(4, 7), levelSeries(3, 8)].map((series) => [...series]));
    const found = reusingRoom(() => [unknownSeries(4), levelSeries(3, 1)].map((series) => [...series]));
    const places = [1, 2].map(() => reusingRoom(() => takeRoom(4).buffer));

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
    const sums = reusingRoom(() => {
      const first = levelSeries(5, 1);
      const second = reusingRoom(() => levelSeries(5, 2));
      const third = levelSeries(5, 3);
      return [first, second, third].map((series) => series.reduce((sum, value) => sum + value));
    });

    expect(sums).toEqual([5, 10, 15]);
  });

  test("is a series' own for good outside of such work", () => {
    const kept = levelSeries(3, 5);
    reusingRoom(() => levelSeries(3, 6));

    expect([...kept]).toEqual([5, 5, 5]);
  });

  test("is free again after work that failed", () => {
    const fail = () =>
      reusingRoom(() => {
        takeRoom(10);
        throw new Error("no");
      });

    expect(fail).toThrow("no");
    const first = takeRoom(10);
    first.fill(1);
    reusingRoom(() => takeRoom(10).fill(2));
    expect(first[0]).toBe(1);
  });
});

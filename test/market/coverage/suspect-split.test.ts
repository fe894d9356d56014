import { suspectSplit } from "../../../src/market/coverage/suspect-split";
import { randomNumbers } from "../../engine/indicators/sample-series";

/** The suspected split of a day with these prices, after a close; `volume` in multiples of the mean. */
const splitOf = (before: number, open: number | null, close: number, volume: number | null = 1) =>
  suspectSplit({ open: open === null ? null : open / before, close: close / before, volume });

const LARGE = [2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 50, 100];
const SPLITS = LARGE.flatMap((count) => [[`${count}:1`, 1 / count] as const, [`1:${count}`, count] as const]);
const SMALL_SPLITS = [
  ["3:2", 2 / 3],
  ["2:3", 3 / 2],
  ["5:4", 4 / 5],
  ["4:5", 5 / 4],
] as const;

describe("real days", () => {
  // Unadjusted prices in dollars: the previous close, open and close.
  test.each([
    ["AAPL on 2020-08-31", "4:1", 499.23, 127.58, 129.04],
    ["TSLA on 2020-08-31", "5:1", 2213.4, 444.61, 498.32],
  ])("of a split: %s is %s", (_, split, before, open, close) => {
    expect(splitOf(before, open, close)).toBe(split);
  });

  test("of a split without an open: the ratio nearest to the close, which includes the day's move", () => {
    expect(splitOf(499.23, null, 129.04)).toBe("4:1");
    expect(splitOf(2213.4, null, 498.32)).toBe("4:1");
  });

  test.each([
    ["FB on 2018-07-26", 217.5, 174.89, 176.26, 6],
    ["META on 2022-10-27", 129.82, 97.98, 97.94, 6],
    ["the S&P 500 on 1987-10-19", 282.7, 282.7, 224.84, 3],
  ])("of a crash are no split: %s", (_, before, open, close, volume) => {
    expect(splitOf(before, open, close, volume)).toBeNull();
    expect(splitOf(before, null, close, volume)).toBeNull();
  });
});

describe("a split is found on days that also move", () => {
  test("2:1 with +3.4 %, 5:4, and both limits of 15 %", () => {
    expect(splitOf(100, 50.5, 51.7)).toBe("2:1");
    expect(splitOf(100, 80.2, 81.5)).toBe("5:4");
    expect([42.6, 57.4].map((close) => splitOf(100, 50, close))).toEqual(["2:1", "2:1"]);
    expect([42.4, 57.6].map((close) => splitOf(100, 50, close))).toEqual([null, null]);
  });

  test.each(SPLITS)("%s: any open within 6 % and any close within 15 % of the ratio", (split, ratio) => {
    const random = randomNumbers(17);
    for (let day = 0; day < 500; day++) {
      const [overnight, total] = [1 + 0.12 * (random() - 0.5), 1 + 0.299 * (random() - 0.5)];
      const [before, volume] = [10 ** (6 * random() - 3), 50 * random()];
      expect(splitOf(before, before * ratio * overnight, before * ratio * total, volume)).toBe(split);
    }
  });

  test.each(SPLITS)(
    "%s: with any open and close within 15 %, or without an open, as this or a near ratio",
    (_, ratio) => {
      const random = randomNumbers(18);
      for (let day = 0; day < 500; day++) {
        const [overnight, total] = [1 + 0.299 * (random() - 0.5), 1 + 0.299 * (random() - 0.5)];
        for (const open of [100 * ratio * overnight, null]) {
          const [fresh, old] = splitOf(100, open, 100 * ratio * total)!
            .split(":")
            .map(Number);
          expect(Math.abs(Math.log(old! / fresh! / ratio))).toBeLessThan(Math.log(1.15 / 0.85));
        }
      }
    },
  );

  test.each(SMALL_SPLITS)("%s: any open within 1 % and any close within 5 % of the ratio", (split, ratio) => {
    const random = randomNumbers(19);
    for (let day = 0; day < 500; day++) {
      const [overnight, total] = [1 + 0.0199 * (random() - 0.5), 1 + 0.099 * (random() - 0.5)];
      const volume = random() < 0.1 ? null : 3 * random();
      expect(splitOf(100, 100 * ratio * overnight, 100 * ratio * total, volume)).toBe(split);
    }
  });
});

describe("an ordinary day is not a split", () => {
  const days = (seed: number, gap: () => number, more: { move: number; volume: number }) => {
    const random = randomNumbers(seed);
    return Array.from({ length: 5000 }, () => {
      const open = 100 * gap();
      return splitOf(100, open, open * (1 + more.move * (2 * random() - 1)), more.volume * (1 + random()));
    }).filter((split) => split !== null);
  };

  test("that opens within 18 % of the last close, however far it moves up to a third", () => {
    const random = randomNumbers(21);
    expect(days(22, () => 1 + 0.36 * (random() - 0.5), { move: 0.33, volume: 1 })).toEqual([]);
  });

  test("that opens 18 % to 36 % lower with several times the mean volume: a crash", () => {
    const random = randomNumbers(23);
    expect(days(24, () => 1 - 0.18 - 0.18 * random(), { move: 0.1, volume: 3.01 })).toEqual([]);
  });

  test("that falls by 16 % to 42 % without a known open", () => {
    for (let close = 58; close < 84; close += 0.01) expect(splitOf(100, null, close, null)).toBeNull();
  });

  test.each(SMALL_SPLITS)("with an open 1.1 % or a close 5.1 % off the ratio %s", (_, ratio) => {
    expect(splitOf(100, 101.1 * ratio, 100 * ratio)).toBeNull();
    expect(splitOf(100, 98.9 * ratio, 100 * ratio)).toBeNull();
    expect(splitOf(100, 100 * ratio, 105.1 * ratio)).toBeNull();
    expect(splitOf(100, 100 * ratio, 94.9 * ratio)).toBeNull();
  });
});

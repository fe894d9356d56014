import { apo } from "../../../src/engine/indicators/momentum/apo";
import { ppo } from "../../../src/engine/indicators/momentum/ppo";
import { alma } from "../../../src/engine/indicators/moving-average/alma";
import { kama } from "../../../src/engine/indicators/moving-average/kama";
import { wma } from "../../../src/engine/indicators/moving-average/wma";
import { parabolicSar } from "../../../src/engine/indicators/trend/parabolic-sar";
import { supertrend } from "../../../src/engine/indicators/trend/supertrend";
import { bollingerBands } from "../../../src/engine/indicators/volatility/bollinger-bands";
import { donchianChannels } from "../../../src/engine/indicators/volatility/donchian-channels";
import { vwap } from "../../../src/engine/indicators/volume/vwap";
import { vwma } from "../../../src/engine/indicators/volume/vwma";
import { systemNodes } from "../../../src/engine/system-nodes";
import { equalBars } from "../nodes/sample-calls";
import { evaluateNode } from "../reference/evaluate-node";
import { expectSameSeries } from "../reference/expect-same-series";
import { rounded, wanderingPrices } from "./sample-series";

const NONE = Number.NaN;
const of = (...values: number[]) => Float64Array.from(values);

describe("the average of a constant price is exactly that price", () => {
  const others = [
    "vwap",
    "vwma",
    "bollinger_bands",
    "keltner_channels",
    "donchian_channels",
    "ichimoku",
    "parabolic_sar",
  ];
  const averages = systemNodes.filter(({ name, category }) => category === "MOVING_AVERAGE" || others.includes(name));

  test.each(averages.map((node) => [node.name, node] as const))("%s", (_, node) => {
    const { outputs } = evaluateNode(node, equalBars(200, 0.1, 1000), { source: "close" });
    const line = outputs.value ?? outputs.middle ?? outputs.tenkan;
    expect(line!.at(-1)).toBe(0.1);
  });
});

describe("weighted moving average", () => {
  test("gives the newest bar the highest weight", () => {
    // (1 + 2 * 2 + 3 * 6) / 6 and (2 + 2 * 6 + 3 * 4) / 6.
    expect(rounded(wma(of(1, 2, 6, 4), 3), 9)).toEqual([NONE, NONE, 3.833333333, 4.333333333]);
  });

  test.each([0, 0.05])("matches the direct calculation of every window, with a fraction of %d missing", (gaps) => {
    const prices = wanderingPrices(13, 600, gaps);
    for (const period of [1, 2, 7, 60]) {
      const plain = prices.map((_, bar) => {
        if (bar < period - 1) return NONE;
        const window = prices.slice(bar - period + 1, bar + 1);
        return window.reduce((sum, price, place) => sum + (place + 1) * price, 0) / ((period * (period + 1)) / 2);
      });
      expectSameSeries(wma(prices, period), plain);
    }
  });

  test("is not affected by a price 1e15 times larger that has left the window", () => {
    expect(wma(of(1e15, 0.1, 0.2, 0.3, 0.4), 2)[4]).toBeCloseTo((0.3 + 2 * 0.4) / 3, 15);
  });
});

describe("Kaufman's adaptive moving average", () => {
  const periods = { period: 2, fast: 2, slow: 30 };

  test("is fastest in a straight move and slowest if the price returns", () => {
    const fastest = (2 / 3) ** 2;
    const slowest = (2 / 31) ** 2;
    const [, , straight, back] = kama(of(10, 11, 12, 11), periods);
    expect(straight).toBeCloseTo(11 + (12 - 11) * fastest, 12);
    expect(back).toBeCloseTo(straight! + (11 - straight!) * slowest, 12);
  });

  test("skips a missing price", () => {
    const withGap = kama(of(10, 11, NONE, 12, 11), periods);
    const whole = kama(of(10, 11, 12, 11), periods);
    expect([...withGap]).toEqual([NONE, NONE, NONE, whole[2], whole[3]]);
  });
});

test("the Arnaud Legoux moving average is unknown while its window contains a missing value", () => {
  const averaged = alma(of(1, 2, NONE, 4, 5, 6), 2, { offset: 0.85, sigma: 6 });
  expect([...averaged].map(Number.isNaN)).toEqual([true, false, true, true, false, false]);
});

describe("volume-weighted averages", () => {
  test("vwma weights by volume and is unknown where the volume is 0", () => {
    // (10 * 100 + 13 * 200) / 300; the window of bar 3 has no volume.
    expect(rounded(vwma(of(10, 13, 20, 30), of(100, 200, 0, 0), 2))).toEqual([NONE, 12, 13, NONE]);
  });

  test("vwap is reset on Mondays, across the end of a year, and after a week without bars", () => {
    const dates = ["2019-12-30", "2020-01-03", "2020-01-06", "2020-01-14"];
    const prices = of(10, 20, 40, 50);
    const volume = of(100, 300, 100, 100);
    expect([...vwap(prices, volume, dates, "week")]).toEqual([10, 17.5, 40, 50]);
    expect(rounded(vwap(prices, volume, dates, "month"), 9)).toEqual([10, 20, 25, 30]);
    expect([...vwap(prices, volume, dates, "day")]).toEqual([10, 20, 40, 50]);
  });

  test("vwap is unknown until there is volume, and skips a missing price", () => {
    const dates = ["2020-01-06", "2020-01-07", "2020-01-08", "2020-01-09"];
    expect([...vwap(of(10, 20, NONE, 40), of(0, 100, 100, 100), dates, "week")]).toEqual([NONE, 20, NONE, 30]);
  });
});

describe("bands and channels", () => {
  test("Bollinger Bands use the population standard deviation, also for %B and the bandwidth", () => {
    // Of 2 and 4: mean 3, deviation 1.
    const bands = bollingerBands(of(2, 4), { period: 2, deviations: 2, average: "sma" });
    expect([bands.upper[1], bands.middle[1], bands.lower[1]]).toEqual([5, 3, 1]);
    expect(bands.percent_b[1]).toBe(0.75);
    expect(bands.bandwidth[1]).toBeCloseTo((100 * 4) / 3, 12);
  });

  test("%B is unknown where the bands are equal, and the bandwidth where the middle band is 0", () => {
    const settings = { period: 2, deviations: 2, average: "sma" } as const;
    expect(bollingerBands(of(3, 3), settings).percent_b[1]).toBeNaN();
    expect(bollingerBands(of(3, 3), settings).bandwidth[1]).toBe(0);
    expect(bollingerBands(of(-1, 1), settings).bandwidth[1]).toBeNaN();
  });

  test("a Donchian Channel without the current bar can be broken out of", () => {
    const [high, low] = [of(10, 11, 15), of(8, 9, 12)];
    expect(donchianChannels(high, low, 2, true).upper[2]).toBe(15);
    const before = donchianChannels(high, low, 2, false);
    expect([before.upper[2], before.middle[2], before.lower[2]]).toEqual([11, 9.5, 8]);
  });
});

describe("trend lines", () => {
  test("the parabolic SAR starts below an uptrend, follows it, and reverses when it is touched", () => {
    const high = of(10, 11, 12, 11);
    const low = of(9, 10, 11, 8);
    // Starts at the first low; then 9 + 0.02 * (11 - 9); after the reversal it is at the highest high.
    const stop = parabolicSar(high, low, { step: 0.02, maximum: 0.2 });
    expect(rounded(stop)).toEqual([NONE, 9, 9.04, 12]);
  });

  test("the parabolic SAR starts above a downtrend and skips a bar without a high", () => {
    const settings = { step: 0.02, maximum: 0.2 };
    const whole = parabolicSar(of(12, 11, 10), of(11, 10, 9), settings);
    expect(rounded(whole)).toEqual([NONE, 12, 11.96]);
    const withGap = parabolicSar(of(12, 11, NONE, 10), of(11, 10, 3, 9), settings);
    expect([...withGap]).toEqual([NONE, whole[1], NONE, whole[2]]);
  });

  test("supertrend reverses when a close crosses its line, and then uses the other band", () => {
    const close = of(10, 10, 10, 20, 20, 5);
    const columns = { high: close.map((price) => price + 1), low: close.map((price) => price - 1), close };
    const { value, direction } = supertrend(columns, 2, 1);
    expect([...direction]).toEqual([NONE, NONE, -1, 1, 1, -1]);
    expect(value[2]).toBe(12);
    expect(value[3]! < close[3]!).toBe(true);
    expect(value[5]! > close[5]!).toBe(true);
  });
});

describe("price oscillators", () => {
  const averages = { fast: 1, slow: 2, average: "sma" } as const;

  test("apo is the difference of the averages, ppo the difference in percent of the slow one", () => {
    expect(rounded(apo(of(2, 4), averages))).toEqual([NONE, 1]);
    expect(rounded(ppo(of(2, 4), averages), 3)).toEqual([NONE, 33.333]);
  });

  test("ppo is 0 where the slow average is 0, as in TA-Lib", () => {
    expect([...ppo(of(-1, 1), averages)]).toEqual([NONE, 0]);
  });
});

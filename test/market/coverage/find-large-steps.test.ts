import { findLargeSteps } from "../../../src/market/coverage/find-large-steps";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";

interface Columns {
  readonly open?: readonly number[];
  readonly volume?: readonly number[];
}

const day = (at: number) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
const stepsOf = (closes: readonly number[], max = 100, { open = [], volume = [] }: Columns = {}) =>
  findLargeSteps(
    {
      dates: closes.map((_, at) => day(at)),
      open: Float64Array.from(closes, (_, at) => open[at] ?? Number.NaN),
      close: Float64Array.from(closes),
      volume: Float64Array.from(closes, (_, at) => volume[at] ?? Number.NaN),
    },
    max,
  );
/** The suspected splits of a close that follows a close of 100. */
const after100 = (close: number) => stepsOf([100, close]).map(({ suspectedSplit }) => suspectedSplit);

describe("a step by the ratio of a split", () => {
  test("has a date, a relative change and a suspected split", () => {
    expect(stepsOf([100, 101, 50.5, 50])).toEqual([{ date: "2024-01-03", change: -0.5, suspectedSplit: "2:1" }]);
  });

  test("is reported although it is smaller than 50 %", () => {
    expect(stepsOf([100, 51.7])).toMatchObject([{ change: expect.closeTo(-0.483, 12), suspectedSplit: "2:1" }]);
  });

  test("is the real one of Apple and Tesla on 31 August 2020", () => {
    const apple = stepsOf([500.04, 499.23, 129.04], 100, { open: [504.05, 504.05, 127.58] });
    const tesla = stepsOf([2238.75, 2213.4, 498.32], 100, { open: [2295.12, 2295.12, 444.61] });
    expect([apple, tesla].map((steps) => steps.map(({ suspectedSplit }) => suspectedSplit))).toEqual([
      ["4:1"],
      ["5:1"],
    ]);
  });

  test("is measured from the open to the last valid close", () => {
    const open = [100, 100, Number.NaN, 80];
    expect(stepsOf([100, 100, Number.NaN, 80.5], 100, { open })).toMatchObject([{ suspectedSplit: "5:4" }]);
    expect(stepsOf([100, 100, Number.NaN, 80.5])).toEqual([]);
    expect(stepsOf([100, 100, Number.NaN, 80.5], 100, { open: [100, 100, Number.NaN, 0] })).toEqual([]);
  });

  test("is compared with the mean volume of the 20 bars before", () => {
    const closes = [...Array.from({ length: 25 }, () => 90), 60];
    const withVolume = (last: number) => {
      const volume = closes.map((_, at) => (at < 5 ? 1e9 : at < 25 ? 1000 : last));
      return stepsOf(closes, 100, { open: closes, volume }).map(({ suspectedSplit }) => suspectedSplit);
    };
    expect([withVolume(1500), withVolume(2999), withVolume(3001)]).toEqual([["3:2"], ["3:2"], []]);
  });
});

test("the real prices of the samples, which are adjusted, contain no large step, with the crashes of 20 years", () => {
  for (const { symbol, rows } of readSampleBars()) {
    const column = (name: "open" | "close" | "volume") =>
      Float64Array.from(rows, (row) => (row[name] === null ? Number.NaN : Number(row[name])));
    const bars = { dates: rows.map(({ date }) => date), open: column("open"), close: column("close") };
    expect([symbol, findLargeSteps({ ...bars, volume: column("volume") }, 100)]).toEqual([symbol, []]);
  }
});

describe("a step of 50 % or more is large whatever its cause", () => {
  test.each([
    [40, -0.6],
    [165, 0.65],
    [0.1, -0.999],
    [100_000, 999],
  ])("from 100 to %d", (close, change) => {
    const [step] = stepsOf([100, close]);
    expect(step?.suspectedSplit).toBeNull();
    expect(step?.change).toBeCloseTo(change, 10);
  });

  test.each([58, 60, 66.7, 75, 80, 100, 125, 130, 144, 149])("a step from 100 to %d is not large", (close) => {
    expect(after100(close)).toEqual([]);
  });
});

test("skips missing, zero and negative closes and measures the step to the next valid close", () => {
  expect(stepsOf([100, Number.NaN, 0, -40, 50])).toMatchObject([{ date: "2024-01-05", change: -0.5 }]);
  expect(stepsOf([Number.NaN, 0, 100, 100])).toEqual([]);
});

test("finds no steps in an empty series or a single close", () => {
  expect([stepsOf([100]), stepsOf([])]).toEqual([[], []]);
});

test("returns the first steps up to the maximum", () => {
  const swinging = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 100 : 10));
  expect(stepsOf(swinging)).toHaveLength(19);
  expect(stepsOf(swinging, 5).map(({ date }) => date)).toEqual([2, 3, 4, 5, 6].map((day) => `2024-01-0${day}`));
});

import { findLargeSteps } from "../../../src/market/coverage/find-large-steps";

const stepsOf = (closes: readonly number[], most = 100) =>
  findLargeSteps(
    { dates: closes.map((_, at) => `2024-01-${String(at + 1).padStart(2, "0")}`), close: Float64Array.from(closes) },
    most,
  );
/** What is said of a close that follows one of 100. */
const after100 = (close: number) => stepsOf([100, close]).map(({ suspectedSplit }) => suspectedSplit);

describe("a step as after a split is suspected to be one", () => {
  test.each([
    ["2:1", 50],
    ["3:2", 100 / 1.5],
    ["3:1", 100 / 3],
    ["4:1", 25],
    ["10:1", 10],
    ["20:1", 5],
    ["50:1", 2],
    ["100:1", 1],
    ["1:2", 200],
    ["2:3", 150],
    ["1:10", 1000],
    ["1:25", 2500],
  ])("%s", (split, close) => {
    expect(after100(close)).toEqual([split]);
    expect(after100(close * 1.025)).toEqual([split]);
    expect(after100(close * 0.975)).toEqual([split]);
  });

  test("says how far and when", () => {
    expect(stepsOf([100, 101, 50.5, 50])).toEqual([{ date: "2024-01-03", change: -0.5, suspectedSplit: "2:1" }]);
  });

  test("that is more than 3 % beside the ratio is a large step at most", () => {
    expect(after100(50 * 0.96)).toEqual([null]);
    expect(after100(50 * 1.04)).toEqual([]);
  });
});

describe("a step of half or more is large whatever its reason", () => {
  test.each([
    [43, -0.57],
    [160, 0.6],
    [0.1, -0.999],
    [100_000, 999],
  ])("from 100 to %d", (close, change) => {
    const [step] = stepsOf([100, close]);
    expect(step?.suspectedSplit).toBeNull();
    expect(step?.change).toBeCloseTo(change, 10);
  });

  test.each([55, 60, 75, 100, 130, 144])("from 100 to %d is none", (close) => {
    expect(after100(close)).toEqual([]);
  });
});

test("closes that are missing, zero or negative are passed over: the step is to the next one that is there", () => {
  expect(stepsOf([100, Number.NaN, 0, -40, 50])).toMatchObject([{ date: "2024-01-05", change: -0.5 }]);
  expect(stepsOf([Number.NaN, 0, 100, 100])).toEqual([]);
});

test("a single close and none at all have no step", () => {
  expect([stepsOf([100]), stepsOf([])]).toEqual([[], []]);
});

test("no more than the most that is asked for, the first ones", () => {
  const swinging = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 100 : 10));
  expect(stepsOf(swinging)).toHaveLength(19);
  expect(stepsOf(swinging, 5).map(({ date }) => date)).toEqual([2, 3, 4, 5, 6].map((day) => `2024-01-0${day}`));
});

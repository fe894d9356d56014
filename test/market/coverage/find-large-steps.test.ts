import { findLargeSteps } from "../../../src/market/coverage/find-large-steps";

const stepsOf = (closes: readonly number[], max = 100) =>
  findLargeSteps(
    { dates: closes.map((_, at) => `2024-01-${String(at + 1).padStart(2, "0")}`), close: Float64Array.from(closes) },
    max,
  );
/** The suspected splits of a close that follows a close of 100. */
const after100 = (close: number) => stepsOf([100, close]).map(({ suspectedSplit }) => suspectedSplit);

describe("a step by the ratio of a common split is a suspected split", () => {
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

  test("with its date and relative change", () => {
    expect(stepsOf([100, 101, 50.5, 50])).toEqual([{ date: "2024-01-03", change: -0.5, suspectedSplit: "2:1" }]);
  });

  test("unless it is more than 3 % off the ratio", () => {
    expect(after100(50 * 0.96)).toEqual([null]);
    expect(after100(50 * 1.04)).toEqual([]);
  });
});

describe("a step of 50 % or more is large whatever its cause", () => {
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

  test.each([55, 60, 75, 100, 130, 144])("a step from 100 to %d is not large", (close) => {
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

import { barsSinceNode } from "../../../src/engine/conditions/time/bars-since";
import { sessionFilterNode } from "../../../src/engine/conditions/time/session-filter";
import { timeFilterNode } from "../../../src/engine/conditions/time/time-filter";
import { weekday } from "../../../src/engine/conditions/time/weekday";
import { fallingNode } from "../../../src/engine/conditions/trend/falling";
import { regimeNode } from "../../../src/engine/conditions/trend/regime";
import { risingNode } from "../../../src/engine/conditions/trend/rising";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";
import { defaultParameters } from "../nodes/sample-parameters";

test("rising and falling require every change in the window to have their direction and to be known", () => {
  const source = "1 2 3 3 4 5 6 ? 7 8 9";
  expect(evaluateTextSeries(risingNode, { source }, { bars: 2 })).toEqual({ result: "? ? 1 0 0 1 1 ? ? ? 1" });
  expect(evaluateTextSeries(fallingNode, { source: "9 8 7 8 7 6" }, { bars: 2 })).toEqual({ result: "? ? 1 0 0 1" });
  expect(evaluateTextSeries(fallingNode, { source: "5 5 4" }, { bars: 1 })).toEqual({ result: "? 0 1" });
});

test("bars_since counts from the last true bar; it is unknown before and where the condition is unknown", () => {
  expect(evaluateTextSeries(barsSinceNode, { condition: "0 ? 1 0 0 ? 0 1 1 0" })).toEqual({
    value: "? ? 0 1 2 ? 4 0 0 1",
  });
});

test("regime is bull above a rising average, bear below a falling one, otherwise neither", () => {
  // Averages of 2 bars: ? 10 11 13 12.5 9.5 8.5; slopes: ? ? 1 2 -0.5 -3 -1.
  const source = "10 10 12 14 11 8 9";
  expect(evaluateTextSeries(regimeNode, { source }, { period: 2, slope_bars: 1 })).toEqual({
    bull: "? ? 1 1 0 0 0",
    bear: "? ? 0 0 1 1 0",
  });
});

test("regime is unknown while its average is missing a bar", () => {
  expect(evaluateTextSeries(regimeNode, { source: "1 2 ? 4 5 6" }, { period: 2, slope_bars: 1 })).toEqual({
    bull: "? ? ? ? ? 1",
    bear: "? ? ? ? ? 0",
  });
});

const DATES = "2019-12-31 2020-01-01 2020-01-31 2020-02-01 2020-12-31 2021-01-01";

test.each([
  [{}, "1 1 1 1 1 1"],
  [{ from_date: "2020-01-01" }, "0 1 1 1 1 1"],
  [{ to_date: "2020-12-31" }, "1 1 1 1 1 0"],
  [{ from_date: "2020-01-31", to_date: "2020-02-01" }, "0 0 1 1 0 0"],
  [{ months: [12, 2] }, "1 0 0 1 1 0"],
  [{ from_date: "2020-01-01", to_date: "2020-12-31", months: [1] }, "0 1 1 0 0 0"],
])("time_filter with %j is true within its dates, inclusive, and in its months", (params, result) => {
  expect(evaluateTextSeries(timeFilterNode, { dates: DATES, close: DATES.replace(/\S+/g, "1") }, params)).toEqual({
    result,
  });
});

test("time_filter rejects a from_date after to_date and strings that are not a date", () => {
  const [rule] = timeFilterNode.rules;
  const dates = (from_date: string, to_date: string) => rule!.holds({ from_date, to_date });
  expect([dates("2020-01-02", "2020-01-01"), dates("2020-01-01", "2020-01-01")]).toEqual([false, true]);
  expect([dates("", "2020-01-01"), dates("2020-01-01", "")]).toEqual([true, true]);
  const { pattern } = timeFilterNode.parameters.from_date as { pattern: string };
  const isDate = (text: string) => new RegExp(pattern).test(text);
  expect(
    ["", "2020-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "2020-01-32", "x2020-01-01", "2020-01-01\n"].map(isDate),
  ).toEqual([true, true, false, false, false, false, false, false]);
});

test("session_filter is true on the selected days of the week", () => {
  // A Friday to a Monday.
  const dates = "2024-02-23 2024-02-24 2024-02-25 2024-02-26";
  expect(evaluateTextSeries(sessionFilterNode, { dates, close: "1 1 1 1" })).toEqual({ result: "1 0 0 1" });
  expect(evaluateTextSeries(sessionFilterNode, { dates, close: "1 1 1 1" }, { days: [7, 6] })).toEqual({
    result: "0 1 1 0",
  });
});

test("computes the weekday of every day of four centuries", () => {
  const wrong: string[] = [];
  for (let day = Date.UTC(1800, 0, 1); day < Date.UTC(2200, 0, 1); day += 86_400_000) {
    const date = new Date(day);
    const text = date.toISOString().slice(0, 10);
    if (weekday(text) !== (date.getUTCDay() || 7)) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});

test("explains the filters", () => {
  const time = (params: object) => timeFilterNode.explain({ ...defaultParameters(timeFilterNode), ...params }, {});
  expect(time({})).toBe("the date is any");
  expect(time({ from_date: "2020-01-01", months: [5, 1, 3] })).toBe(
    "the date is from 2020-01-01 in January, March or May",
  );
  expect(sessionFilterNode.explain({ days: [5] }, {})).toBe("the day is a Friday");
  expect(risingNode.explain({ bars: 3 }, { source: "close" })).toBe("close is rising for 3 bars in a row");
  expect(regimeNode.explain(defaultParameters(regimeNode), { source: "close" })).toBe(
    "the market regime of close (200-bar average, 20-bar slope)",
  );
});

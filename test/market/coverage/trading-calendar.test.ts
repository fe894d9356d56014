import { tradingCalendar } from "../../../src/market/coverage/trading-calendar";

const daysOf = (index: readonly string[], from: string, to: string) => tradingCalendar(index, from, to).days;

test("the rules decide without an index", () => {
  expect(daysOf([], "2024-03-27", "2024-04-02")).toEqual(["2024-03-27", "2024-03-28", "2024-04-01", "2024-04-02"]);
});

test("a day with an index bar is a trading day even if the rules exclude it", () => {
  expect(daysOf(["2024-03-29"], "2024-03-28", "2024-04-01")).toEqual(["2024-03-28", "2024-03-29", "2024-04-01"]);
});

test("a day that the index skips is not a trading day: an unscheduled closure", () => {
  const index = ["2031-03-04", "2031-03-06"];
  expect(daysOf(index, "2031-03-03", "2031-03-07")).toEqual(["2031-03-03", "2031-03-04", "2031-03-06", "2031-03-07"]);
});

test("the rules decide in a gap of the index of more than a week", () => {
  const around = (after: string) => daysOf(["2022-01-03", after], "2022-01-03", after);
  expect(around("2022-01-10")).toEqual(["2022-01-03", "2022-01-10"]);
  expect(around("2022-01-11")).toHaveLength(7);
});

test("before 1990 only the index decides, and the calendar is complete from the start of its last gapless part", () => {
  const index = ["1988-05-02", "1989-12-26", "1989-12-28", "1989-12-29", "1990-01-02", "1990-01-03"];
  expect(tradingCalendar(index, "1980-01-01", "1990-01-04")).toEqual({
    days: [...index, "1990-01-04"],
    knownFrom: "1989-12-26",
  });
  expect(tradingCalendar([], "1980-01-01", "1990-01-03")).toEqual({
    days: ["1990-01-02", "1990-01-03"],
    knownFrom: "1990-01-01",
  });
});

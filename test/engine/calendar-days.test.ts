import { daysBefore } from "../../src/engine/calendar-days";

test.each([
  ["2018-05-11", 0, "2018-05-11"],
  ["2018-05-11", 10, "2018-05-01"],
  ["2018-03-01", 1, "2018-02-28"],
  ["2000-03-01", 366, "1999-03-01"],
  ["0001-01-02", 1, "0001-01-01"],
  // Before the first year there is no date that the database reads.
  ["0001-01-02", 2, "0001-01-01"],
  ["0003-01-01", 760, "0001-01-01"],
  ["2018-05-11", 877_000, "0001-01-01"],
  ["2018-05-11", 1e9, "0001-01-01"],
  ["9999-12-31", 31, "9999-11-30"],
])("%s less %d days is %s", (day, days, before) => {
  expect(daysBefore(day, days)).toBe(before);
});

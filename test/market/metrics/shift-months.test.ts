import { shiftMonths } from "../../../src/market/metrics/shift-months";

describe("shifting a day by months", () => {
  test.each([
    ["2024-05-15", -1, "2024-04-15"],
    ["2024-01-15", -1, "2023-12-15"],
    ["2024-02-29", -3, "2023-11-29"],
    ["2024-06-30", -12, "2023-06-30"],
    ["2023-12-31", 1, "2024-01-31"],
  ])("keeps the day of the month: %s and %d months is %s", (day, months, shifted) => {
    expect(shiftMonths(day, months)).toBe(shifted);
  });

  test.each([
    ["2024-03-31", -1, "2024-02-29"],
    ["2023-03-31", -1, "2023-02-28"],
    ["2024-05-31", -3, "2024-02-29"],
    ["2024-07-31", -1, "2024-06-30"],
    ["2024-02-29", -12, "2023-02-28"],
    ["2000-03-30", -1, "2000-02-29"],
    ["2100-03-30", -1, "2100-02-28"],
  ])("clamps to the end of a shorter month: %s and %d months is %s", (day, months, shifted) => {
    expect(shiftMonths(day, months)).toBe(shifted);
  });
});

import { isNyseTradingDay } from "../../../src/market/coverage/is-nyse-trading-day";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";
import { shifted } from "../refresh/synthetic-prices";

const closed = (year: number) => {
  const days = Array.from({ length: 366 }, (_, at) => shifted(`${year}-01-01`, at)).filter(
    (day) => day < `${year + 1}`,
  );
  return days.filter((day) => !isNyseTradingDay(day) && new Date(day).getUTCDay() % 6 !== 0).map((day) => day.slice(5));
};

test("the rules yield exactly the days on which the S&P 500 has a bar, from 2000 to 2020", () => {
  const bars = readSampleBars()
    .find(({ symbol }) => symbol === "^GSPC")!
    .rows.map(({ date }) => date);
  const days: string[] = [];
  for (let day = bars[0]!; day <= bars.at(-1)!; day = shifted(day, 1)) if (isNyseTradingDay(day)) days.push(day);
  expect(days).toEqual(bars);
});

test.each([
  // As published by the exchange; 2021 has no Juneteenth yet, and New Year's Day 2022 is a Saturday.
  [1994, ["02-21", "04-01", "04-27", "05-30", "07-04", "09-05", "11-24", "12-26"]],
  [1997, ["01-01", "02-17", "03-28", "05-26", "07-04", "09-01", "11-27", "12-25"]],
  [2021, ["01-01", "01-18", "02-15", "04-02", "05-31", "07-05", "09-06", "11-25", "12-24"]],
  [2022, ["01-17", "02-21", "04-15", "05-30", "06-20", "07-04", "09-05", "11-24", "12-26"]],
  [2023, ["01-02", "01-16", "02-20", "04-07", "05-29", "06-19", "07-04", "09-04", "11-23", "12-25"]],
  [2025, ["01-01", "01-09", "01-20", "02-17", "04-18", "05-26", "06-19", "07-04", "09-01", "11-27", "12-25"]],
  [2026, ["01-01", "01-19", "02-16", "04-03", "05-25", "06-19", "07-03", "09-07", "11-26", "12-25"]],
  [2027, ["01-01", "01-18", "02-15", "03-26", "05-31", "06-18", "07-05", "09-06", "11-25", "12-24"]],
])("the weekdays without trading in %d match the exchange's list", (year, days) => {
  expect(closed(year)).toEqual(days);
});

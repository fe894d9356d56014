import type { PythonFunction } from "../../nodes/python-function";

const MONTH_SHIFTS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/** Day of the week of a `YYYY-MM-DD`, from 1 (Monday) to 7 (Sunday). Source: T. Sakamoto's formula. */
export function weekday(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return ((year + leapDays + MONTH_SHIFTS[month - 1]! + Number(date.slice(8, 10)) + 6) % 7) + 1;
}

export const weekdayPython: PythonFunction = {
  name: "weekday",
  uses: [],
  source: `
def weekday(date):
    """Day of the week of a YYYY-MM-DD, from 1 (Monday) to 7 (Sunday): Sakamoto's formula."""
    month = int(date[5:7])
    year = int(date[:4]) - (1 if month < 3 else 0)
    leap_days = year // 4 - year // 100 + year // 400
    shift = (${MONTH_SHIFTS.join(", ")})[month - 1]
    return (year + leap_days + shift + int(date[8:10]) + 6) % 7 + 1
`,
};

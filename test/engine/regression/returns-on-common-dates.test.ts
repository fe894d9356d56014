import { returnsOnCommonDates } from "../../../src/engine/regression/returns-on-common-dates";

const NONE = Number.NaN;
/** Closes by day of March 2024. */
const series = (closes: Record<number, number>) => ({
  dates: Object.keys(closes).map((day) => `2024-03-${day.padStart(2, "0")}`),
  close: Float64Array.from(Object.values(closes)),
});
const plain = ({ dates, returns }: ReturnType<typeof returnsOnCommonDates>) => ({
  days: dates.map((date) => Number(date.slice(8))),
  returns: returns.map((one) => [...one]),
});
const until = (day: string, ...all: ReturnType<typeof series>[]) => plain(returnsOnCommonDates(all, day));
const common = (...all: ReturnType<typeof series>[]) => until("2024-12-31", ...all);

describe("returns on common dates", () => {
  test("are close / previous close - 1, dated by the later day", () => {
    expect(common(series({ 4: 100, 5: 150, 6: 75 }))).toEqual({ days: [5, 6], returns: [[0.5, -0.5]] });
  });

  test("span a gap of one series in both series", () => {
    const a = series({ 4: 100, 5: 110, 6: 125, 7: 250, 8: 500 });
    const b = series({ 4: 8, 6: 16, 7: 4, 8: 6 });
    expect(common(a, b)).toEqual({
      days: [6, 7, 8],
      returns: [
        [0.25, 1, 1],
        [1, -0.75, 0.5],
      ],
    });
  });

  test.each([
    ["missing", NONE],
    ["infinite", Number.POSITIVE_INFINITY],
    ["zero", 0],
    ["negative", -1],
  ])("skip a close that is %s", (_, close) => {
    const [a, b] = [series({ 4: 2, 5: 3, 6: 4, 7: 8 }), series({ 4: 1, 5: close, 6: 3, 7: 3 })];
    expect(common(a, b)).toEqual({
      days: [6, 7],
      returns: [
        [1, 1],
        [2, 0],
      ],
    });
  });

  test("include the last requested day and no later days", () => {
    const [a, b] = [series({ 4: 1, 5: 2, 6: 4, 7: 8 }), series({ 4: 1, 5: 1, 6: 1, 7: 1 })];
    expect(until("2024-03-06", a, b)).toEqual(common(series({ 4: 1, 5: 2, 6: 4 }), series({ 4: 1, 5: 1, 6: 1 })));
  });

  test("start with the latest first day of all series", () => {
    expect(common(series({ 4: 1, 5: 2, 6: 3, 7: 6 }), series({ 6: 5, 7: 5, 8: 5 })).days).toEqual([7]);
  });

  test.each([
    ["no series", []],
    ["an empty series", [series({ 4: 1, 5: 2 }), series({})]],
    ["a single common day", [series({ 4: 1, 5: 2 }), series({ 5: 2, 6: 3 })]],
    ["no common day", [series({ 4: 1, 5: 2 }), series({ 6: 2, 7: 3 })]],
  ])("are empty for %s", (_, all) => {
    expect(common(...all)).toEqual({ days: [], returns: all.map(() => []) });
  });
});

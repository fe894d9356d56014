import { calculateMetrics } from "../../../src/market/metrics/calculate-metrics";
import { scoreDataQuality } from "../../../src/market/metrics/score-data-quality";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";

const NO_RETURNS = { return1d: null, returnMtd: null, returnYtd: null, return1m: null, return3m: null, return1y: null };

/** Metrics of bars, which map days to closes. */
const metricsOf = (bars: Record<string, number>, asOf: string) =>
  calculateMetrics(Object.keys(bars), Object.values(bars), asOf);

const YEAR = {
  "2022-12-30": 32,
  "2023-05-15": 40,
  "2023-12-29": 50,
  "2024-02-15": 64,
  "2024-04-15": 80,
  "2024-04-30": 100,
  "2024-05-14": 125,
  "2024-05-15": 160,
};

describe("metrics", () => {
  test("measure each return from its own anchor day", () => {
    expect(metricsOf(YEAR, "2024-05-15")).toEqual({
      metricsDate: "2024-05-15",
      currentPrice: 160,
      return1d: 160 / 125 - 1,
      returnMtd: 160 / 100 - 1,
      returnYtd: 160 / 50 - 1,
      return1m: 1,
      return3m: 1.5,
      return1y: 3,
    });
  });

  test("use the last bar before an anchor day without one", () => {
    const { "2024-04-15": _, "2024-02-15": __, "2023-05-15": ___, ...holidays } = YEAR;
    expect(metricsOf(holidays, "2024-05-15")).toMatchObject({
      return1m: 160 / 50 - 1,
      return3m: 160 / 50 - 1,
      return1y: 4,
    });
  });

  test("clamp the anchor day to the end of a shorter month", () => {
    const bars = { "2024-02-28": 10, "2024-02-29": 20, "2024-03-01": 30, "2024-03-28": 25, "2024-03-31": 50 };
    expect(metricsOf(bars, "2024-03-31")!.return1m).toBe(1.5);
  });

  test("include asOf and ignore later days", () => {
    expect(metricsOf(YEAR, "2024-05-14")).toMatchObject({
      metricsDate: "2024-05-14",
      currentPrice: 125,
      return1d: 0.25,
    });
  });

  test("on a day without a bar are those of the previous bar, even if it is in the previous month", () => {
    const bars = { "2024-05-30": 80, "2024-05-31": 100, "2024-04-30": 50 };
    const sorted = Object.fromEntries(Object.entries(bars).toSorted());
    expect(metricsOf(sorted, "2024-06-02")).toEqual(metricsOf(sorted, "2024-05-31"));
    expect(metricsOf(sorted, "2024-06-02")).toMatchObject({ metricsDate: "2024-05-31", returnMtd: 1, return1d: 0.25 });
  });

  test("on the first bar of a year are measured from the last bar of the previous year", () => {
    const bars = { "2023-12-28": 10, "2023-12-29": 20, "2024-01-02": 25 };
    expect(metricsOf(bars, "2024-01-02")).toMatchObject({ return1d: 0.25, returnMtd: 0.25, returnYtd: 0.25 });
  });

  test("are measured from before the first day of month and year, even if that day is a trading day", () => {
    const bars = { "2023-12-31": 8, "2024-01-01": 16, "2024-01-02": 20 };
    expect(metricsOf(bars, "2024-01-02")).toMatchObject({ return1d: 0.25, returnMtd: 1.5, returnYtd: 1.5 });
    expect(metricsOf(bars, "2024-01-01")).toMatchObject({ return1d: 1, returnMtd: 1, returnYtd: 1 });
  });

  test("of a symbol that is no longer traded stay as they were on its last day", () => {
    expect(metricsOf(YEAR, "2026-08-01")).toEqual(metricsOf(YEAR, "2024-05-15"));
  });

  test("have null returns if the prices do not reach back far enough", () => {
    const { "2022-12-30": _, "2023-05-15": __, ...short } = YEAR;
    expect(metricsOf({ ...short }, "2024-05-15")).toMatchObject({
      returnYtd: 160 / 50 - 1,
      return3m: 1.5,
      return1y: null,
    });
    expect(metricsOf({ "2023-05-16": 1, ...short }, "2024-05-15")!.return1y).toBeNull();
    expect(metricsOf({ "2024-05-14": 125, "2024-05-15": 160 }, "2024-05-15")).toMatchObject({
      ...NO_RETURNS,
      return1d: 160 / 125 - 1,
    });
  });

  test("of a single bar have a price and null returns", () => {
    expect(metricsOf({ "2024-05-15": 160 }, "2024-05-20")).toEqual({
      metricsDate: "2024-05-15",
      currentPrice: 160,
      ...NO_RETURNS,
    });
  });

  test("are null without a bar on or before asOf", () => {
    expect(metricsOf({}, "2024-05-15")).toBeNull();
    expect(metricsOf(YEAR, "2022-12-29")).toBeNull();
    expect(metricsOf({ "2024-05-15": Number.NaN }, "2024-05-15")).toBeNull();
  });

  test("skip closes that are not numbers, for the price and for anchors", () => {
    const bars = { ...YEAR, "2024-04-30": Number.NaN, "2024-05-14": Number.NaN, "2024-05-16": Number.NaN };
    expect(metricsOf(bars, "2024-05-16")).toMatchObject({
      metricsDate: "2024-05-15",
      return1d: 160 / 80 - 1,
      returnMtd: 160 / 80 - 1,
    });
  });

  test("have a null return from a price of zero or less, and a return of -1 to zero", () => {
    const bars = { "2024-04-30": -37.63, "2024-05-13": 20, "2024-05-14": 0, "2024-05-15": 10 };
    expect(metricsOf(bars, "2024-05-15")).toMatchObject({ return1d: null, returnMtd: null });
    expect(metricsOf(bars, "2024-05-14")).toMatchObject({ currentPrice: 0, return1d: -1 });
  });

  test("of the S&P 500 on 2 January 2019 match its published closes", () => {
    const { rows } = readSampleBars()[1]!;
    const dates = rows.map(({ date }) => date);
    const metrics = calculateMetrics(
      dates,
      Float64Array.from(rows, ({ close }) => Number(close)),
      "2019-01-02",
    )!;
    // 2 December 2018 was a Sunday: the anchor is Friday, 30 November (2760.17), not Monday (2790.37).
    expect(metrics.currentPrice).toBeCloseTo(2510.03, 2);
    expect(metrics.return1d).toBeCloseTo(2510.03 / 2506.85 - 1, 6);
    expect([metrics.returnMtd, metrics.returnYtd]).toEqual([metrics.return1d, metrics.return1d]);
    expect(metrics.return1m).toBeCloseTo(2510.03 / 2760.17 - 1, 5);
    expect(metrics.return3m).toBeCloseTo(2510.03 / 2923.43 - 1, 5);
    expect(metrics.return1y).toBeCloseTo(2510.03 / 2695.81 - 1, 5);
  });
});

describe("the data quality score", () => {
  const metrics = metricsOf(YEAR, "2024-05-15");
  const onlyPrice = metricsOf({ "2024-05-15": 160 }, "2024-05-15");

  test.each([
    ["all data is available", metrics, true, true, 100],
    ["no data is available", null, false, false, 0],
    ["there is only a price", onlyPrice, false, false, 30],
    ["the factors are missing", metrics, true, false, 80],
    ["the profile is missing", metrics, false, true, 80],
    ["there are only profile and factors", null, true, true, 40],
    ["one return of six is missing", { ...metrics!, return1y: null }, true, true, 95],
  ])("if %s", (_, available, hasProfile, hasFactors, score) => {
    expect(scoreDataQuality({ metrics: available, hasProfile, hasFactors })).toBe(score);
  });
});

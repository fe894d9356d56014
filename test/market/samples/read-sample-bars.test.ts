import { findPackageFile } from "../../../src/market/samples/find-package-file";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";

const [aapl, gspc] = readSampleBars();
const bar = (date: string) => aapl!.rows.find((row) => row.date === date)!;

describe("the bundled daily bars", () => {
  it("are AAPL and the S&P 500 index, with their packages as the data source", () => {
    expect([aapl, gspc].map((series) => [series?.symbol, series?.dataSource])).toEqual([
      ["AAPL", "sample:observablehq-aapl"],
      ["^GSPC", "sample:vega-sp500"],
    ]);
    expect(aapl!.rows.every((row) => row.symbol === "AAPL")).toBe(true);
    expect(gspc!.rows.every((row) => row.symbol === "^GSPC")).toBe(true);
  });

  it("contain 1,260 days of AAPL, from 13 May 2013 to 11 May 2018, all with a close", () => {
    expect(aapl!.rows).toHaveLength(1260);
    expect(aapl!.skippedRows).toBe(0);
    expect(aapl!.rows[0]!.date).toBe("2013-05-13");
    expect(aapl!.rows.at(-1)).toEqual({
      symbol: "AAPL",
      date: "2018-05-11",
      open: "189.4900",
      high: "190.0600",
      low: "187.4500",
      close: "188.5900",
      volume: 25_806_600,
    });
  });

  it("contain 5,105 days of the index, from 3 January 2000 to 17 April 2020, unadjusted", () => {
    expect(gspc!.rows).toHaveLength(5105);
    expect(gspc!.skippedRows).toBe(0);
    expect(gspc!.rows.at(-1)!.date).toBe("2020-04-17");
    expect(gspc!.rows[0]).toEqual({
      symbol: "^GSPC",
      date: "2000-01-03",
      open: "1469.2500",
      high: "1478.0000",
      low: "1438.3600",
      close: "1455.2200",
      volume: 931_800_000,
    });
  });

  it("have the same trading days where they overlap", () => {
    const days = gspc!.rows.map(({ date }) => date).filter((date) => date >= "2013-05-13" && date <= "2018-05-11");
    expect(days).toEqual(aapl!.rows.map(({ date }) => date));
  });

  it.each([
    ["AAPL", aapl!],
    ["^GSPC", gspc!],
  ])("have ascending dates, prices with four decimals and low <= open, close <= high: %s", (_, { rows }) => {
    const invalid = rows.filter(({ date, open, high, low, close, volume }, at) => {
      const prices = [open, high, low, close];
      const [o, h, l, c] = prices.map(Number) as [number, number, number, number];
      const formatted = prices.every((price) => price !== null && /^\d+\.\d{4}$/.test(price));
      const ordered = l > 0 && l <= Math.min(o, c) && Math.max(o, c) <= h;
      const later = at === 0 || rows[at - 1]!.date < date;
      return !(formatted && ordered && later && Number.isSafeInteger(volume) && volume! > 0);
    });
    expect(invalid).toEqual([]);
  });
});

describe("the adjustment of AAPL", () => {
  it("multiplies all prices by adjusted close / close", () => {
    // 9 August 2017 in the file: 159.259995, 161.270004, 159.110001, 161.059998, adjusted 158.594666; factor
    // 0.98469308.
    expect(bar("2017-08-09")).toEqual({
      symbol: "AAPL",
      date: "2017-08-09",
      open: "156.8222",
      high: "158.8015",
      low: "156.6745",
      close: "158.5947",
      volume: 26_131_500,
    });
  });

  it("lowers the day before an ex-date by the dividend as a fraction of that day's close", () => {
    // 0.63 dollars on 10 August 2017; the close is 161.059998 before it and 155.320007 on the day.
    const [before, ex] = [Number(bar("2017-08-09").close), Number(bar("2017-08-10").close)];
    expect(before / ex).toBeCloseTo((161.059998 - 0.63) / 155.320007, 5);
    // 0.73 dollars on the last day, whose close is not adjusted.
    expect(bar("2018-05-10").close).toBe((190.039993 - 0.73).toFixed(4));
  });

  it("already includes the 7:1 split of 9 June 2014 in prices and volume", () => {
    const [friday, monday] = [bar("2014-06-06"), bar("2014-06-09")];
    expect(Number(monday.close) / Number(friday.close)).toBeCloseTo(93.699997 / 92.224289, 5);
    expect([friday.volume, monday.volume]).toEqual([87_484_600, 75_415_000]);
  });

  it.each([
    ["2013-08-07", "2013-08-08", 3.05, 66.425713, 65.858574],
    ["2013-11-05", "2013-11-06", 3.05, 75.064285, 74.417145],
    ["2014-02-05", "2014-02-06", 3.05, 73.227142, 73.215714],
    ["2014-05-07", "2014-05-08", 3.29, 84.618568, 83.998573],
  ])("divides a dividend before the split by seven: %s", (before, exDate, perOldShare, closeBefore, closeEx) => {
    const step = Number(bar(before).close) / Number(bar(exDate).close);
    expect(step).toBeCloseTo((closeBefore - perOldShare / 7) / closeEx, 5);
  });

  it("adjusts the first day's close for all twenty dividends", () => {
    // The file's own value of 50.9616 counts the first four dividends seven times.
    expect(aapl!.rows[0]!.close).toBe("59.0165");
  });
});

describe("a file of a package", () => {
  it("is found from any working directory", () => {
    const home = process.cwd();
    try {
      process.chdir("/");
      expect(readSampleBars()[0]!.rows).toHaveLength(1260);
    } finally {
      process.chdir(home);
    }
  });

  it("causes an error with instructions if it is missing", () => {
    expect(() => findPackageFile("no-such-package", "bars.csv")).toThrow(
      'The file bars.csv of the package no-such-package is not installed. Run "npm ci" and try again.',
    );
  });
});

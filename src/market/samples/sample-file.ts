/** A bundled CSV file of daily bars: where it is, what its columns are called, and what must be put right in it. */
export interface SampleFile {
  symbol: string;
  dataSource: string;
  packageName: string;
  /** Inside the package. */
  path: string;
  columns: Record<"date" | "open" | "high" | "low" | "close" | "adjustedClose" | "volume", string>;
  /** Dividends that the file's adjusted close counts in shares of before a split; see `dividendCorrection`. */
  undividedDividends?: UndividedDividends;
}

export interface UndividedDividends {
  /** New shares for one old share. */
  splitRatio: number;
  /** First trading days without the dividend, all before the split. */
  exDates: readonly string[];
}

/**
 * The files that come with the project's dependencies.
 *
 * AAPL is a download from Yahoo: prices and volume are already in shares of after the 7:1 split of 9 June 2014 (92.22 on
 * the Friday, 93.70 on the Monday, no jump in volume), only dividends are left to the adjusted close. There the four
 * dividends of before the split are wrong: 3.05, 3.05, 3.05 and 3.29 dollars per old share, taken off prices per new share.
 *
 * ^GSPC is a price index: its adjusted close is its close.
 */
export const SAMPLE_FILES: readonly SampleFile[] = [
  {
    symbol: "AAPL",
    dataSource: "sample:observablehq-aapl",
    packageName: "@observablehq/sample-datasets",
    path: "aapl.csv",
    columns: {
      date: "Date",
      open: "Open",
      high: "High",
      low: "Low",
      close: "Close",
      adjustedClose: "Adj Close",
      volume: "Volume",
    },
    undividedDividends: { splitRatio: 7, exDates: ["2013-08-08", "2013-11-06", "2014-02-06", "2014-05-08"] },
  },
  {
    symbol: "^GSPC",
    dataSource: "sample:vega-sp500",
    packageName: "vega-datasets",
    path: "data/sp500-2000.csv",
    columns: {
      date: "date",
      open: "open",
      high: "high",
      low: "low",
      close: "close",
      adjustedClose: "adjclose",
      volume: "volume",
    },
  },
];

/** A bundled CSV file of daily bars: its location, its column names and the corrections it needs. */
export interface SampleFile {
  symbol: string;
  dataSource: string;
  packageName: string;
  /** Path within the package. */
  path: string;
  columns: Record<"date" | "open" | "high" | "low" | "close" | "adjustedClose" | "volume", string>;
  /** Dividends that the file's adjusted close does not divide by a later split; see `dividendCorrection`. */
  undividedDividends?: UndividedDividends;
}

export interface UndividedDividends {
  /** New shares per old share. */
  splitRatio: number;
  /** Ex-dates of the dividends, all before the split. */
  exDates: readonly string[];
}

/**
 * The price files in the project's dependencies.
 *
 * AAPL is a download from Yahoo. Prices and volumes are already adjusted for the 7:1 split of 9 June 2014 (92.22 on
 * Friday, 93.70 on Monday, no jump in volume); only dividends remain for the adjusted close. It deducts the four
 * dividends before the split incorrectly: 3.05, 3.05, 3.05 and 3.29 dollars per old share from prices per new share.
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

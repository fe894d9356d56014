import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Bars } from "../../../src/engine/series/bars";

/** Real daily bars of AAPL from 2013-05-13 to 2018-05-11, adjusted by the ratio of the adjusted close. */
export function appleBars(): Bars {
  return readBars(require.resolve("@observablehq/sample-datasets/aapl.csv"), "Adj Close");
}

/** Real daily bars of the S&P 500 index from 2000 to 2020. */
export function indexBars(): Bars {
  const entry = require.resolve("vega-datasets");
  return readBars(join(dirname(entry), "..", "data", "sp500-2000.csv"), "close");
}

/** The bars of the two years up to a day, as a run passes them to a strategy. */
export function upTo(bars: Bars, day: string, count = 523): Bars {
  const end = bars.dates.indexOf(day) + 1;
  const start = Math.max(0, end - count);
  const column = (values: Float64Array) => values.slice(start, end);
  return {
    dates: bars.dates.slice(start, end),
    open: column(bars.open),
    high: column(bars.high),
    low: column(bars.low),
    close: column(bars.close),
    volume: column(bars.volume),
  };
}

function readBars(file: string, adjusted: string): Bars {
  const [header, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = header!.split(",");
  const rows = lines.map((line) => line.split(","));
  const column = (name: string) => {
    const index = names.findIndex((columnName) => columnName.toLowerCase() === name.toLowerCase());
    return Float64Array.from(rows, (row) => Number(row[index]));
  };
  const close = column("close");
  const factor = column(adjusted).map((value, bar) => value / close[bar]!);
  const scaled = (values: Float64Array) => values.map((value, bar) => value * factor[bar]!);
  return {
    dates: rows.map((row) => row[0]!),
    open: scaled(column("open")),
    high: scaled(column("high")),
    low: scaled(column("low")),
    close: scaled(close),
    volume: column("volume"),
  };
}

import type { Bars } from "../../../src/engine/series/bars";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";

/** Real daily bars from npm packages: AAPL, 2013 to 2018, and the S&P 500, 2000 to 2020. */
export const SAMPLE_BARS: Readonly<Record<"AAPL" | "^GSPC", Bars>> = { AAPL: barsOf("AAPL"), "^GSPC": barsOf("^GSPC") };

function barsOf(symbol: string): Bars {
  const { rows } = readSampleBars().find((series) => series.symbol === symbol)!;
  const column = (name: "open" | "high" | "low" | "close" | "volume") =>
    Float64Array.from(rows, (row) => (row[name] === null ? Number.NaN : Number(row[name])));
  return {
    dates: rows.map(({ date }) => date),
    open: column("open"),
    high: column("high"),
    low: column("low"),
    close: column("close"),
    volume: column("volume"),
  };
}

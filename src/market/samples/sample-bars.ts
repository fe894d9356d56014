import type { Bars } from "../../engine/series/bars";
import { readSampleBars } from "./read-sample-bars";

let cached: readonly { readonly symbol: string; readonly bars: Bars }[] | undefined;

/** Returns the bundled real bars, shortest series first; cached, and independent of the database. */
export function sampleBars(): readonly { readonly symbol: string; readonly bars: Bars }[] {
  cached ??= readSampleBars()
    .map(({ symbol, rows }) => {
      const column = (name: "open" | "high" | "low" | "close" | "volume") =>
        Float64Array.from(rows, (row) => (row[name] === null ? Number.NaN : Number(row[name])));
      const bars: Bars = {
        dates: rows.map(({ date }) => date),
        open: column("open"),
        high: column("high"),
        low: column("low"),
        close: column("close"),
        volume: column("volume"),
      };
      return { symbol, bars };
    })
    .sort((one, other) => one.bars.close.length - other.bars.close.length);
  return cached;
}

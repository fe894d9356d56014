import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { entityReader, rowsOf } from "../../platform/sql/rows";
import { SymbolDailyMetrics } from "./symbol-daily-metrics.entity";

/** Loads each symbol's daily metrics, null without any; one statement for any number of symbols. */
export function dailyMetricsBySymbol({ db }: Source): DataLoader<string, SymbolDailyMetrics | null> {
  return new DataLoader(async (symbols) => {
    const rows = await rowsOf(
      db,
      `/* dailyMetricsBySymbol */
       select *
       from market.symbol_daily_metrics
       where symbol = any($1::text[])`,
      [symbols],
    );
    const read = entityReader(db, SymbolDailyMetrics);
    const metrics = new Map(rows.map((row) => [row.symbol as string, read(row)]));
    return symbols.map((symbol) => metrics.get(symbol) ?? null);
  });
}

import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Source } from "../../identity";
import { SymbolDailyMetrics } from "./symbol-daily-metrics.entity";

/** The figures of each symbol, null where there are none; one statement for any number of symbols. */
export function dailyMetricsBySymbol({ db }: Source): DataLoader<string, SymbolDailyMetrics | null> {
  return new DataLoader(async (symbols) => {
    const found = await db.findBy(SymbolDailyMetrics, { symbol: In([...symbols]) });
    const metrics = new Map(found.map((row) => [row.symbol, row]));
    return symbols.map((symbol) => metrics.get(symbol) ?? null);
  });
}

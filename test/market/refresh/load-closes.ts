import type { DatedCloses } from "../../../src/engine/regression/returns-on-common-dates";
import { loadBars } from "../../../src/market";
import type { TestDatabase } from "../../support/test-database";
import { priceRows } from "./synthetic-prices";

/** Replaces all bars and registered symbols with these closes. */
export async function storeCloses(database: TestDatabase, closes: ReadonlyMap<string, DatedCloses>): Promise<void> {
  await database.sql("truncate market.market_data_cache");
  await database.sql("delete from market.symbol_universe");
  await addCloses(database, closes);
}

/** Adds closes as bars and registers their symbols, keeping existing ones. */
export async function addCloses(database: TestDatabase, closes: ReadonlyMap<string, DatedCloses>): Promise<void> {
  const series = [...closes].map(([symbol, { dates, close }]) => ({
    symbol,
    dataSource: "synthetic",
    rows: priceRows(symbol, dates, (at) => close[at] as number),
  }));
  await loadBars(database.dataSource, series);
  await database.sql(
    "insert into market.symbol_universe (symbol) select unnest($1::text[]) on conflict (symbol) do nothing",
    [[...closes.keys()]],
  );
}

/** The part of a series up to a day, inclusive. */
export function upTo({ dates, close }: DatedCloses, last: string): DatedCloses {
  const count = dates.filter((day) => day <= last).length;
  return { dates: dates.slice(0, count), close: Float64Array.from(close).slice(0, count) };
}

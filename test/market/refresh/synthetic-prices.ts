import type { FetchedSeries, Period, PriceProvider } from "../../../src/market/price-provider";
import { rowsWithin } from "../../../src/market/providers/rows-within";
import type { PriceRow } from "../../../src/market/series/price-row";
import type { TestDatabase } from "../../support/test-database";

const A_DAY = 86_400_000;

/** The last `count` weekdays up to a day, oldest first. */
export function weekdaysUntil(last: string, count: number): string[] {
  const days: string[] = [];
  for (let time = Date.parse(last); days.length < count; time -= A_DAY) {
    const day = new Date(time);
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));
  }
  return days.reverse();
}

/** The day a number of calendar days later, or earlier if negative. */
export function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * A_DAY).toISOString().slice(0, 10);
}

/** One row per day, with prices of four decimals like those of providers. */
export function priceRows(symbol: string, dates: readonly string[], closeOf: (at: number) => number): PriceRow[] {
  return dates.map((date, at) => {
    const close = closeOf(at).toFixed(4);
    return { symbol, date, open: close, high: close, low: close, close, volume: 1000 };
  });
}

/** A provider whose prices and failures are set by the test, and which records its requests. */
export interface FakeProvider extends PriceProvider {
  readonly rows: Map<string, readonly PriceRow[]>;
  readonly failures: Map<string, Error>;
  readonly requests: (Period & { readonly symbol: string })[];
}

/** Stands in for an external provider: returns the rows, or throws the failure, set for the symbol. */
export function fakeProvider(): FakeProvider {
  const provider: FakeProvider = {
    name: "synthetic",
    rows: new Map(),
    failures: new Map(),
    requests: [],
    async fetchBars(symbol, period, signal): Promise<FetchedSeries> {
      provider.requests.push({ symbol, ...period });
      signal.throwIfAborted();
      const failure = provider.failures.get(symbol);
      if (failure !== undefined) throw failure;
      const rows = rowsWithin(provider.rows.get(symbol) ?? [], period, `The prices of ${symbol}`);
      return { symbol, rows, profile: null, dataSource: "synthetic", skippedRows: 0, warnings: [] };
    },
  };
  return provider;
}

/** The stored closes of a symbol, oldest first. */
export async function storedCloses(database: TestDatabase, symbol: string): Promise<[string, number][]> {
  const rows = await database.sql(
    "select date::text, close::float8 from market.market_data_cache where symbol = $1 order by date",
    [symbol],
  );
  return rows.map(({ date, close }) => [date, close]);
}

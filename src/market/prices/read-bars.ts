import type { EntityManager } from "typeorm";
import type { Bars } from "../../engine/series/bars";
import { rowsOf } from "../../platform/sql/rows";

interface Period {
  /** First day, inclusive; null for no lower bound. */
  readonly from: string | null;
  /** Last day, inclusive. */
  readonly to: string;
}

type Column = readonly (number | null)[];

interface SymbolRow {
  readonly symbol: string;
  readonly dates: readonly string[];
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  readonly volume: Column;
}

/**
 * Returns the bars by symbol over a period, in one statement for any number of symbols; symbols without bars are
 * omitted.
 */
export async function readBars(
  db: EntityManager,
  symbols: readonly string[],
  { from, to }: Period,
): Promise<Map<string, Bars>> {
  // JSON, because JSON.parse is much faster than the driver's own array parser, which reads character by character.
  const rows = await rowsOf<SymbolRow>(
    db,
    `/* readBars */
     select symbol,
            json_agg(date order by date) as dates,
            json_agg(open::float8 order by date) as open,
            json_agg(high::float8 order by date) as high,
            json_agg(low::float8 order by date) as low,
            json_agg(close::float8 order by date) as close,
            json_agg(volume::float8 order by date) as volume
     from market.market_data_cache
     where symbol = any($1::text[])
       and date >= coalesce($2::date, '-infinity')
       and date <= $3::date
     group by symbol`,
    [symbols, from, to],
  );
  return new Map(rows.map((row) => [row.symbol, barsOf(row)]));
}

function barsOf(row: SymbolRow): Bars {
  return {
    dates: row.dates,
    open: numbers(row.open),
    high: numbers(row.high),
    low: numbers(row.low),
    close: numbers(row.close),
    volume: numbers(row.volume),
  };
}

function numbers(column: Column): Float64Array {
  return Float64Array.from(column, (value) => value ?? Number.NaN);
}

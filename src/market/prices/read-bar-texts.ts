import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";

export interface BarPeriod {
  /** First day, inclusive; null for no lower bound. */
  readonly from: string | null;
  /** Last day, inclusive. */
  readonly to: string;
}

/**
 * Returns the bars by symbol over a period as JSON for `parseBars`, in one statement for any number of symbols; symbols
 * without bars are omitted. The text can be parsed on another thread, which takes longer than reading it.
 */
export async function readBarTexts(
  db: EntityManager,
  symbols: readonly string[],
  { from, to }: BarPeriod,
): Promise<Map<string, string>> {
  // JSON, because JSON.parse is much faster than the driver's own array parser, which reads character by character.
  const rows = await rowsOf<{ symbol: string; bars: string }>(
    db,
    `/* readBarTexts */
     select symbol,
            json_build_object(
              'dates', json_agg(date order by date),
              'open', json_agg(open::float8 order by date),
              'high', json_agg(high::float8 order by date),
              'low', json_agg(low::float8 order by date),
              'close', json_agg(close::float8 order by date),
              'volume', json_agg(volume::float8 order by date)
            )::text as bars
     from market.market_data_cache
     where symbol = any($1::text[])
       and date >= coalesce($2::date, '-infinity')
       and date <= $3::date
     group by symbol`,
    [symbols, from, to],
  );
  return new Map(rows.map(({ symbol, bars }) => [symbol, bars]));
}

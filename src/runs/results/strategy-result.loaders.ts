import DataLoader from "dataloader";
import { type Source, seesAll } from "../../identity";
import { childPageLoader } from "../../platform/paging/child-page-loader";
import { parameters } from "../../platform/paging/keyset-list";
import { entityReader, groupBy, type Row, rowsOf } from "../../platform/sql/rows";
import { resultList } from "./result-list";
import { StrategyResult } from "./strategy-result.entity";

/** A page of the results of each run. */
export const resultPageByRun = childPageLoader({ parentColumn: "result.run_id", listOf: resultList });

/** Up to `limit` results of one ticker. */
export interface TickerResultsKey {
  readonly ticker: string;
  readonly limit: number;
}

/** The latest results of a ticker in the runs that the viewer sees; one statement for any number of tickers. */
export function latestResultsByTicker(source: Source): DataLoader<TickerResultsKey, StrategyResult[], string> {
  return new DataLoader((keys) => readLatestResults(source, keys), {
    cacheKeyFn: ({ ticker, limit }) => `${ticker} ${limit}`,
  });
}

/**
 * Reads an index from its latest entry on: the viewer's own, or all results for an ADMIN. So time and cost do not tell
 * how many results other users have.
 */
async function readLatestResults(
  { db, viewer }: Source,
  keys: readonly TickerResultsKey[],
): Promise<StrategyResult[][]> {
  const tickers = [...new Set(keys.map(({ ticker }) => ticker))];
  const { values, bind } = parameters(tickers, Math.max(...keys.map(({ limit }) => limit)));
  const rows = await rowsOf<Row & { requested_ticker: string }>(
    db,
    `/* latestResultsByTicker */
     select requested.ticker as requested_ticker, latest.*
     from unnest($1::text[]) as requested (ticker)
     cross join lateral (
       select result.*
       from runs.strategy_result result
       where result.ticker = requested.ticker
         and ${seesAll(viewer) ? "true" : `result.owner_id = ${bind(viewer.id)}::uuid`}
       order by result.created_at desc, result.run_id
       limit $2
     ) latest`,
    values,
  );
  const read = entityReader(db, StrategyResult);
  const byTicker = groupBy(rows, (row) => row.requested_ticker);
  return keys.map(({ ticker, limit }) => (byTicker.get(ticker) ?? []).slice(0, limit).map(read));
}

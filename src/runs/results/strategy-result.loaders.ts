import DataLoader from "dataloader";
import { type Source, seesAll } from "../../identity";
import { childPageLoader } from "../../platform/paging/child-page-loader";
import { entityReader, groupBy, type Row, rowsOf } from "../../platform/rows";
import { resultList } from "./result-list";
import { StrategyResult } from "./strategy-result.entity";

/** The results of any number of runs, paged. */
export const resultPageByRun = childPageLoader({ parentColumn: "result.run_id", listOf: resultList });

export interface SomeOfTicker {
  readonly ticker: string;
  readonly limit: number;
}

/** The latest results of a ticker in the runs that the viewer sees; one statement for any number of tickers. */
export function latestResultsByTicker({ db, viewer }: Source): DataLoader<SomeOfTicker, StrategyResult[], string> {
  return new DataLoader(
    async (keys) => {
      const rows = await rowsOf<Row & { wanted_ticker: string }>(
        db,
        `select wanted.ticker as wanted_ticker, latest.*
         from unnest($1::text[]) as wanted (ticker)
         cross join lateral (
           select result.*
           from runs.strategy_result result
           join runs.strategy_run run using (run_id)
           where result.ticker = wanted.ticker
             and ($2 or run.owner_id = $3)
           order by result.created_at desc, result.run_id
           limit $4
         ) latest`,
        [
          [...new Set(keys.map(({ ticker }) => ticker))],
          seesAll(viewer),
          viewer.id,
          Math.max(...keys.map(({ limit }) => limit)),
        ],
      );
      const read = entityReader(db, StrategyResult);
      const byTicker = groupBy(rows, (row) => row.wanted_ticker);
      return keys.map(({ ticker, limit }) => (byTicker.get(ticker) ?? []).slice(0, limit).map(read));
    },
    { cacheKeyFn: ({ ticker, limit }) => `${ticker} ${limit}` },
  );
}

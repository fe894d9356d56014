import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { childPageLoader } from "../../platform/paging/child-page-loader";
import { sharedLoader } from "../../platform/shared-loader";
import { entityReader, groupBy, groupInKeyOrder, type Row, rowsOf } from "../../platform/sql/rows";
import { TickerProgress } from "./ticker-progress.entity";
import { timelineList } from "./timeline-list";

/** Some entries of one run. */
export interface RunEntriesKey {
  readonly runId: string;
  readonly limit: number;
}

/** The timelines of any number of runs, paged. */
export const progressPageByRun = childPageLoader({ parentColumn: "progress.run_id", listOf: timelineList });

/** The entries written last, the newest first; one statement for any number of runs. */
export const recentProgressByRun = entriesByRun("progress.sequence_number desc");

/** The entries that took longest; those without a time come last. */
export const slowestProgressByRun = entriesByRun(
  "progress.processing_time_ms desc nulls last, progress.sequence_number",
);

function entriesByRun(order: string) {
  const entries = sharedLoader<RunEntriesKey, TickerProgress[]>(async (db, keys) => {
    const rows = await rowsOf<Row & { place: number }>(
      db,
      `/* entriesByRun */
       select wanted.place::integer, entry.*
       from unnest($1::uuid[], $2::integer[]) with ordinality as wanted (run_id, size, place)
       cross join lateral (
         select *
         from runs.strategy_execution_progress progress
         where progress.run_id = wanted.run_id
         order by ${order}
         limit wanted.size
       ) entry`,
      [keys.map(({ runId }) => runId), keys.map(({ limit }) => limit)],
    );
    const read = entityReader(db, TickerProgress);
    const places = keys.map((_, index) => index + 1);
    return groupInKeyOrder(places, rows, ({ place }) => place).map((found) => found.map(read));
  });
  return ({ db }: Source): DataLoader<RunEntriesKey, TickerProgress[], string> =>
    new DataLoader((keys) => entries(db).loadMany(keys), { cacheKeyFn: ({ runId, limit }) => `${runId} ${limit}` });
}

/** The tickers of a run's universe that have no result yet, in the universe's order. */
export function remainingTickersByRun({ db }: Source): DataLoader<RunEntriesKey, string[], string> {
  return new DataLoader(
    async (keys) => {
      // Results, not the timeline: they outlive its purge.
      const rows = await rowsOf<{ run_id: string; ticker: string }>(
        db,
        `/* remainingTickersByRun */
         select wanted.run_id, remaining.ticker
         from unnest($1::uuid[]) as wanted (run_id)
         cross join lateral (
           select named.ticker
           from runs.strategy_run_ticker named
           where named.run_id = wanted.run_id
             and not exists (
               select from runs.strategy_result result
               where result.run_id = named.run_id and result.ticker = named.ticker
             )
           order by named.place
           limit $2
         ) remaining`,
        [[...new Set(keys.map(({ runId }) => runId))], Math.max(...keys.map(({ limit }) => limit))],
      );
      const byRun = groupBy(rows, (row) => row.run_id);
      return keys.map(({ runId, limit }) => (byRun.get(runId) ?? []).slice(0, limit).map((row) => row.ticker));
    },
    { cacheKeyFn: ({ runId, limit }) => `${runId} ${limit}` },
  );
}

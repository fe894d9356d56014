import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { childPageLoader } from "../../platform/paging/child-page-loader";
import { sharedLoader } from "../../platform/shared-loader";
import { entityReader, groupBy, groupInKeyOrder, type Row, rowsOf } from "../../platform/sql/rows";
import { TickerProgress } from "./ticker-progress.entity";
import { timelineList } from "./timeline-list";

/** Up to `limit` entries of one run. */
export interface RunEntriesKey {
  readonly runId: string;
  readonly limit: number;
}

/** A page of the timeline of each run. */
export const progressPageByRun = childPageLoader({ parentColumn: "progress.run_id", listOf: timelineList });

/** The entries that were recorded last, the latest first; one statement for any number of runs. */
export const recentProgressByRun = entriesByRun("recentProgressByRun", "progress.sequence_number desc");

/** The entries with the longest processing time; those without one come last. */
export const slowestProgressByRun = entriesByRun(
  "slowestProgressByRun",
  "progress.processing_time_ms desc nulls last, progress.sequence_number",
);

function entriesByRun(name: string, order: string) {
  const statement = `/* ${name} */
    select requested.place::integer, entry.*
    from unnest($1::uuid[], $2::integer[]) with ordinality as requested (run_id, size, place)
    cross join lateral (
      select *
      from runs.strategy_execution_progress progress
      where progress.run_id = requested.run_id
      order by ${order}
      limit requested.size
    ) entry`;
  const entries = sharedLoader<RunEntriesKey, TickerProgress[]>(async (db, keys) => {
    const values = [keys.map(({ runId }) => runId), keys.map(({ limit }) => limit)];
    const rows = await rowsOf<Row & { place: number }>(db, statement, values);
    const read = entityReader(db, TickerProgress);
    const places = keys.map((_, index) => index + 1);
    return groupInKeyOrder(places, rows, ({ place }) => place).map((group) => group.map(read));
  });
  return ({ db }: Source): DataLoader<RunEntriesKey, TickerProgress[], string> =>
    new DataLoader((keys) => entries(db).loadMany(keys), { cacheKeyFn });
}

/** The tickers of a run's universe that have no result yet, in the order of the universe. */
export function remainingTickersByRun({ db }: Source): DataLoader<RunEntriesKey, string[], string> {
  return new DataLoader(
    async (keys) => {
      const runIds = [...new Set(keys.map(({ runId }) => runId))];
      const maxLimit = Math.max(...keys.map(({ limit }) => limit));
      const rows = await rowsOf<{ run_id: string; ticker: string }>(db, REMAINING_TICKERS, [runIds, maxLimit]);
      const byRun = groupBy(rows, (row) => row.run_id);
      return keys.map(({ runId, limit }) => (byRun.get(runId) ?? []).slice(0, limit).map(({ ticker }) => ticker));
    },
    { cacheKeyFn },
  );
}

function cacheKeyFn({ runId, limit }: RunEntriesKey): string {
  return `${runId} ${limit}`;
}

/** By the results, not the timeline: they are still there after the timeline is purged. */
const REMAINING_TICKERS = `/* remainingTickersByRun */
  select requested.run_id, remaining.ticker
  from unnest($1::uuid[]) as requested (run_id)
  cross join lateral (
    select universe.ticker
    from runs.strategy_run_ticker universe
    where universe.run_id = requested.run_id
      and not exists (
        select from runs.strategy_result result
        where result.run_id = universe.run_id and result.ticker = universe.ticker
      )
    order by universe.place
    limit $2
  ) remaining`;

import { sharedLoader } from "../../platform/shared-loader";
import { entityReader, groupInKeyOrder, type Row, rowsOf } from "../../platform/sql/rows";
import { TickerProgress } from "../progress/ticker-progress.entity";

/** The first entries of a run after one revision, up to another. */
interface ProgressRange {
  readonly runId: string;
  readonly since: number;
  readonly until: number;
  readonly limit: number;
}

/** Reads ranges of timelines in the order of their revisions, in one statement for any number of ranges. */
export const progressBetween = sharedLoader<ProgressRange, TickerProgress[]>(async (db, ranges) => {
  const rows = await rowsOf<Row & { place: number }>(
    db,
    `/* progressBetween */
     select requested.place::integer, progress.*
     from unnest($1::uuid[], $2::integer[], $3::integer[], $4::integer[])
       with ordinality as requested (run_id, since, until, max, place)
     cross join lateral (
       select *
       from runs.strategy_execution_progress entry
       where entry.run_id = requested.run_id
         and entry.revision > requested.since
         and entry.revision <= requested.until
       order by entry.revision
       limit requested.max
     ) progress
     order by requested.place, progress.revision`,
    [
      ranges.map(({ runId }) => runId),
      ranges.map(({ since }) => since),
      ranges.map(({ until }) => until),
      ranges.map(({ limit }) => limit),
    ],
  );
  const read = entityReader(db, TickerProgress);
  const places = ranges.map((_, index) => index + 1);
  return groupInKeyOrder(places, rows, ({ place }) => place).map((found) => found.map(read));
});

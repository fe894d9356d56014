import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";

/** Half an hour after the close of the exchange, when the day's bars are final. */
const HOUR = 16;
const MINUTE = 30;
export const REFRESH_ZONE = "America/New_York";
export const REFRESH_CRON = `${MINUTE} ${HOUR} * * 1-5`;

/** Returns the latest scheduled time of `REFRESH_CRON` up to `at`, which defaults to the database's clock. */
export async function lastScheduledRefresh(db: EntityManager, at: Date | null = null): Promise<Date> {
  const [row] = await rowsOf<{ tick: Date }>(
    db,
    `/* lastScheduledRefresh */
     select max(tick) as tick
     from (select coalesce($1, clock_timestamp()) as at) moment
     cross join generate_series(0, 4) as back
     cross join lateral (select (at at time zone $2)::date - back as day) local
     cross join lateral (select (day + $3::time) at time zone $2 as tick) due
     where extract(isodow from day) <= 5 and tick <= at`,
    [at, REFRESH_ZONE, `${HOUR}:${MINUTE}`],
  );
  return (row as { tick: Date }).tick;
}

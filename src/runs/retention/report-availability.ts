import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";

const BEAT_MS = 10_000;
/** Seconds without a beat of any server after which reports count as having been impossible. */
export const OUTAGE_SECONDS = 30;

/**
 * Tells the watchdog, again and again, that this server accepts reports. An outage of all servers, or of the database,
 * shows as a gap. Returns a function that stops it.
 */
export async function startReportAvailability(
  db: EntityManager,
  onError: (error: unknown) => void,
): Promise<() => void> {
  await beatReportAvailability(db);
  const timer = setInterval(() => beatReportAvailability(db).catch(onError), BEAT_MS);
  return () => clearInterval(timer);
}

export async function beatReportAvailability(db: EntityManager): Promise<void> {
  await rowsOf(
    db,
    `/* beatReportAvailability */
     insert into runs.report_availability as availability (id, available_since, last_seen_at)
     values (1, clock_timestamp(), clock_timestamp())
     on conflict (id) do update
     set available_since = case
           when availability.last_seen_at < excluded.last_seen_at - $1 * interval '1 second'
             then excluded.last_seen_at
           else availability.available_since
         end,
         last_seen_at = greatest(availability.last_seen_at, excluded.last_seen_at)`,
    [OUTAGE_SECONDS],
  );
}

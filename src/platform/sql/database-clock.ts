import type { EntityManager } from "typeorm";
import { rowsOf } from "./rows";

const SYNC_MS = 30_000;

export interface DatabaseClock {
  now(): Date;
  stop(): void;
}

/**
 * A clock that shows the database's time, which all stored times have: the clock of this machine may be wrong, or be
 * set while the process runs. Asks the database twice a minute, and keeps going while it does not answer.
 */
export async function startDatabaseClock(
  db: EntityManager,
  onFailure: (error: unknown) => void,
): Promise<DatabaseClock> {
  let zero = await timeAtZero(db);
  const timer = setInterval(() => {
    timeAtZero(db).then((measured) => {
      zero = measured;
    }, onFailure);
  }, SYNC_MS);
  timer.unref();
  return {
    now: () => new Date(zero + performance.now()),
    stop: () => clearInterval(timer),
  };
}

/** The database's time, in milliseconds, when `performance.now()` was 0. The answer is as old as half of the wait for it. */
async function timeAtZero(db: EntityManager): Promise<number> {
  const asked = performance.now();
  const [row] = await rowsOf<{ time: Date }>(db, "/* databaseClock */ select clock_timestamp() as time");
  if (row === undefined) throw new Error("The database did not return its time.");
  return row.time.getTime() - (asked + performance.now()) / 2;
}

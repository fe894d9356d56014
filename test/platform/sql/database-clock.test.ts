import type { EntityManager } from "typeorm";
import { startDatabaseClock } from "../../../src/platform/sql/database-clock";
import { testDatabase } from "../../support/test-database";

const database = testDatabase();

/** A database whose clock is wrong by this many milliseconds. */
const shifted = (by: number, isAway = () => false) =>
  ({
    async query() {
      if (isAway()) throw new Error("away");
      return [{ time: new Date(Date.now() + by) }];
    },
  }) as unknown as EntityManager;

afterEach(() => jest.useRealTimers());

test("shows the time of the database", async () => {
  const clock = await startDatabaseClock(database.db, fail);
  const before = clock.now();
  const [{ time }] = await database.sql("select clock_timestamp() as time");
  const after = clock.now();
  // A millisecond more, because times are cut to milliseconds.
  expect(before.getTime()).toBeLessThanOrEqual(time.getTime() + 1);
  expect(after.getTime() + 1).toBeGreaterThanOrEqual(time.getTime());
  clock.stop();
});

function fail(error: unknown): never {
  throw error;
}

test("differs from this machine's clock as the database does, and follows it; failures keep the last time", async () => {
  jest.useFakeTimers({ now: 1_000_000, doNotFake: ["performance"] });
  let by = 3_600_000;
  let isAway = false;
  const failures: unknown[] = [];
  const db = { query: (...all: [string]) => shifted(by, () => isAway).query(...all) } as unknown as EntityManager;
  const clock = await startDatabaseClock(db, (error) => failures.push(error));
  const difference = () => Math.round((clock.now().getTime() - Date.now()) / 1000);
  expect(difference()).toBe(3600);
  jest.setSystemTime(500_000);
  // The clock of this machine was set back; the time goes on.
  expect(Math.round((clock.now().getTime() - 1_000_000) / 1000)).toBe(3600);
  isAway = true;
  await jest.advanceTimersByTimeAsync(30_000);
  expect(failures).toHaveLength(1);
  isAway = false;
  by = -60_000;
  await jest.advanceTimersByTimeAsync(30_000);
  expect(difference()).toBe(-60);
  clock.stop();
});

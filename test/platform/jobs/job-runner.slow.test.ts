import pino from "pino";
import { startJobRunner } from "../../../src/platform/jobs/job-runner";
import { testDatabase } from "../../support/test-database";

const database = testDatabase();
const fresh = testDatabase();
const log = pino({ level: "silent" });
const done: { nth: number; at: number }[] = [];
const QUEUE = "try-out";
let runner: Awaited<ReturnType<typeof startJobRunner>>;

beforeAll(async () => {
  runner = await startJobRunner({
    url: database.url,
    dataSource: database.dataSource,
    kinds: [
      {
        ...{ queue: QUEUE, expireInSeconds: 30, retryLimit: 0, concurrency: 2 },
        handle: async (_db, data) => {
          done.push({ nth: (data as { nth: number }).nth, at: Date.now() });
        },
      },
    ],
    schedules: [],
    log,
  });
});
afterAll(() => runner.stop());

const dueOf = () =>
  database.sql<{ nth: number; seconds: number }>(
    `select (data->>'nth')::int as nth, extract(epoch from start_after - created_on)::float8 as seconds
     from pgboss.job
     where name = $1
     order by nth`,
    [QUEUE],
  );

test("several processes can start at the same time on a database without queues", async () => {
  const kinds = Array.from({ length: 8 }, (_, nth) => ({
    ...{ queue: `queue-${nth}`, expireInSeconds: 30, retryLimit: 0, concurrency: 1 },
    handle: async () => {},
  }));
  const { dataSource, url } = fresh;
  const start = () => startJobRunner({ url, dataSource, kinds, schedules: [], log });
  const runners = await Promise.all(Array.from({ length: 6 }, start));
  const queues = await fresh.sql("select name from pgboss.queue where name ~ '^queue-[0-9]$'");
  expect(queues).toHaveLength(8);
  for (const started of runners) await started.stop();
});

test("a failed start closes all connections of the queue", async () => {
  const { dataSource, url } = fresh;
  const kinds = [{ ...{ queue: "wrong", expireInSeconds: -1, retryLimit: 0, concurrency: 1 }, handle: async () => {} }];
  await expect(startJobRunner({ url, dataSource, kinds, schedules: [], log })).rejects.toThrow(/expireInSeconds/);
  const connections = () =>
    fresh.sql(
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'stratagraph-jobs'",
    );
  // PostgreSQL takes a moment to notice that a client has disconnected.
  while ((await connections()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
});

test("jobs are due immediately or after the specified number of seconds", async () => {
  await runner.enqueue(database.db, QUEUE, [{ nth: 1 }]);
  await runner.enqueue(database.db, QUEUE, [{ nth: 2 }], 5);
  await runner.enqueue(database.db, QUEUE, [{ nth: 3 }], 3600);
  const seconds = (await dueOf()).map((job) => Math.round(job.seconds));
  expect(seconds[0]).toBe(0);
  expect(seconds[1]).toBeGreaterThan(3);
  expect(seconds[1]).toBeLessThan(7);
  expect(seconds[2]).toBeGreaterThan(3590);
  expect(await runner.countDue(database.db, QUEUE)).toBe(1);
});

test("a transaction that is rolled back enqueues no jobs", async () => {
  const rolledBack = database.db.transaction(async (tx) => {
    await runner.enqueue(tx, QUEUE, [{ nth: 4 }]);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await dueOf()).toHaveLength(3);
});

test("a job runs when it is due and not earlier", async () => {
  const started = Date.now();
  await runner.work();
  while (done.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(done.map(({ nth }) => nth)).toEqual([1, 2]);
  const [{ due }] = (await database.sql("select start_after as due from pgboss.job where data->>'nth' = '2'")) as [
    { due: Date },
  ];
  expect(done[1]?.at).toBeGreaterThanOrEqual(due.getTime() - 1000);
  expect(done[0]?.at).toBeGreaterThanOrEqual(started - 1000);
  expect(await runner.countDue(database.db, QUEUE)).toBe(0);
});

test("a paused runner takes no jobs, until it works again", async () => {
  await runner.pause();
  // Longer than the pause between polls, after which every worker has noticed.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const before = done.length;
  await runner.enqueue(database.db, QUEUE, [{ nth: 5 }]);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(done).toHaveLength(before);
  expect(await runner.countDue(database.db, QUEUE)).toBe(1);
  await runner.work();
  while (done.length === before) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(done.at(-1)?.nth).toBe(5);
});

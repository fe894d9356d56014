import { setTimeout as sleep } from "node:timers/promises";
import { migrations } from "../../migrations";
import { freePort } from "../../src/platform/postgres/free-port";
import { dataOf } from "../support/ask-server";
import { childPrograms, type Program } from "../support/child-programs";
import { emptyDatabase } from "../support/test-database";

jest.setTimeout(180_000);
const programs = childPrograms();
const together = emptyDatabase();
const interrupted = emptyDatabase();
const WORKER = "src/app/commands/worker.ts";
const IS_WORKING = /is processing background jobs/;
const MIGRATION_LOCK =
  "select from pg_locks where locktype = 'advisory' and objid = 7238114 and granted and mode = 'ExclusiveLock'";

test("workers and servers that start at once on an empty database all work; one of them migrates it", async () => {
  const DATABASE_URL = together.url;
  // The workers first, so that they find nothing.
  const workers: Program[] = [1, 2, 3].map(() => programs.start(WORKER, { environment: { DATABASE_URL } }));
  await workers[0]!.waitForOutput(/The database is empty; waiting/);
  const environment = { DATABASE_URL, SAMPLE_PRICES: "off", RUN_WORKER: "off" };
  const servers = await Promise.all([1, 2].map(() => programs.startServer(environment)));
  await Promise.all(workers.map((worker) => worker.waitForOutput(IS_WORKING)));
  for (const { url } of servers) {
    expect(await dataOf(url, "{ strategyRuns { totalCount } }")).toEqual({ strategyRuns: { totalCount: 0 } });
  }
  const migrated = [...servers, ...workers].filter((program) => program.output().includes("Database schema migrated"));
  expect(migrated).toHaveLength(1);
  for (const program of [...servers, ...workers]) expect((await program.end("SIGTERM")).code).toBe(0);
});

test("a first migration that is killed leaves nothing, and the next start does it", async () => {
  const environment = { DATABASE_URL: interrupted.url, SAMPLE_PRICES: "off" };
  const killed = programs.start("src/main.ts", { environment: { ...environment, PORT: String(await freePort()) } });
  while ((await interrupted.sql(MIGRATION_LOCK)).length === 0) await sleep(2);
  await killed.end("SIGKILL");
  const { url } = await programs.startServer(environment);
  expect(await dataOf(url, "{ strategyRuns { totalCount } }")).toEqual({ strategyRuns: { totalCount: 0 } });
  expect(await interrupted.sql("select name from migrations")).toHaveLength(migrations.length);
});

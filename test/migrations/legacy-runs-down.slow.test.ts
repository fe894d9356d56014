import { migrations } from "../../migrations";
import { emptyDatabase, type TestDatabase } from "../support/test-database";
import { insertLegacyRows, LEGACY, minute } from "./legacy-runs";
import { migrateDownTo, migrateUpTo } from "./migrate-steps";

const database = emptyDatabase();
const legacyIds = Object.values(LEGACY);

const runsOf = (source: TestDatabase) =>
  source.sql("select * from runs.strategy_run where run_id = any($1) order by run_id", [legacyIds]);
const resultsOf = (source: TestDatabase) =>
  source.sql("select * from runs.strategy_result where run_id = any($1) order by run_id, ticker", [legacyIds]);
const timelineOf = (source: TestDatabase) =>
  source.sql(`select * from runs.strategy_execution_progress order by run_id, sequence_number`);

/** Inserts a pending and a running run as the latest version stores them; the latter has an error and reasons. */
async function insertLatestRows(): Promise<void> {
  await database.sql(
    `insert into runs.strategy_run
       (run_id, strategy_code, version, params_hash, params_json, execution_status, started_at, last_progress_update,
        processed_count, total_count, progress_percent, revision, failed_count, error_count)
     values
       ('00000000-0000-4000-8000-0000000000a1', 'waiting', '1', 'x', '{}', 'pending', null, null, 0, 2, 0, 1, 0, 0),
       ('00000000-0000-4000-8000-0000000000a2', 'running', '1', 'x', '{}', 'running', $1, $2, 2, 2, 100, 3, 1, 1)`,
    [minute(1), minute(2)],
  );
  await database.sql(
    `insert into runs.strategy_result (run_id, strategy_code, ticker, passed, reasons, error_message, created_at)
     values ('00000000-0000-4000-8000-0000000000a2', 'running', 'AAPL', false, '{a,b}', null, now()),
            ('00000000-0000-4000-8000-0000000000a2', 'running', 'MSFT', false, '{}', 'no prices', now())`,
  );
}

// biome-ignore lint/suspicious/noExplicitAny: rows as the statements return them
const seen: Record<string, any[]> = {};

beforeAll(async () => {
  await migrateUpTo(database, 2);
  await insertLegacyRows(database);
  seen.runsAtV4 = await runsOf(database);
  seen.resultsAtV4 = await resultsOf(database);
  await migrateUpTo(database, migrations.length);
  seen.runsFirst = await runsOf(database);
  seen.resultsFirst = await resultsOf(database);
  seen.timelineFirst = await timelineOf(database);
  await insertLatestRows();
  await migrateDownTo(database, 4);
  seen.reasons = await database.sql(
    "select ticker, reasons from runs.strategy_result where strategy_code = 'running' order by ticker",
  );
  seen.versionAtStep4 = await database.sql("select value from runs.schema_meta");
  await migrateDownTo(database, 3);
  seen.versionAtStep3 = await database.sql("select value from runs.schema_meta");
  seen.timelineTable = await database.sql("select to_regclass('runs.strategy_execution_progress') as found");
  await migrateDownTo(database, 2);
});

test("reasons become text again, joined by semicolons", () => {
  expect(seen.reasons).toEqual([
    { ticker: "AAPL", reasons: "a;b" },
    { ticker: "MSFT", reasons: "" },
  ]);
});

test("the timeline is dropped together with the version", () => {
  expect(seen.versionAtStep4).toEqual([{ value: "5" }]);
  expect(seen.versionAtStep3).toEqual([{ value: "4" }]);
  expect(seen.timelineTable).toEqual([{ found: null }]);
});

test("every run of version 4 is restored exactly", async () => {
  expect(await runsOf(database)).toEqual(seen.runsAtV4);
});

test("every result of version 4 is restored, except that missing reasons are an empty text", async () => {
  expect(await resultsOf(database)).toEqual(seen.resultsAtV4?.map((row) => ({ ...row, reasons: row.reasons ?? "" })));
});

test("a run that had not started gets a start, which version 4 requires; a started run keeps its own", async () => {
  const rows = await database.sql(
    "select strategy_code, started_at from runs.strategy_run where strategy_code in ('waiting', 'running') order by 1",
  );
  expect(rows).toEqual([
    { strategy_code: "running", started_at: minute(1) },
    { strategy_code: "waiting", started_at: expect.any(Date) },
  ]);
  await expect(
    database.sql("update runs.strategy_run set started_at = null where strategy_code = 'waiting'"),
  ).rejects.toThrow(/started_at.*not-null/);
});

test("migrating up again gives the same result as the first time", async () => {
  await database.sql("delete from runs.strategy_run where strategy_code in ('waiting', 'running')");
  await migrateUpTo(database, migrations.length);
  expect(await runsOf(database)).toEqual(seen.runsFirst);
  expect(await resultsOf(database)).toEqual(seen.resultsFirst);
  expect(await timelineOf(database)).toEqual(seen.timelineFirst);
});

import { Role, type Viewer } from "../../../src/identity";
import { wideColumnsOf } from "../../../src/platform/sql/wide-columns";
import { StrategyRun } from "../../../src/runs/lifecycle/strategy-run.entity";
import { listRuns } from "../../../src/runs/lifecycle/strategy-run.query";
import { testDatabase } from "../../support/test-database";

const database = testDatabase();
const admin = { id: "00000000-0000-4000-8000-000000000000", role: Role.ADMIN } as Viewer;

/** Inserts runs whose parameters have about this many megabytes each, more than can be stored by the API now. */
async function insertRuns(megabytes: readonly number[]) {
  await database.sql("delete from runs.strategy_run");
  await database.sql(
    `insert into runs.strategy_run (run_id, strategy_code, version, params_hash, params_json, created_at)
     select gen_random_uuid(), size::text, '1', 'x', jsonb_build_object('pad', repeat('x', (size * 1e6)::integer)),
            now() - nth * interval '1 minute'
     from unnest($1::float8[]) with ordinality as run (size, nth)`,
    [megabytes],
  );
}

const listed = async () => (await listRuns(database.db, admin, null, null, {})).nodes;

test("a list leaves wide columns out, and the loader reads them into the rows", async () => {
  await insertRuns([0.1, 0.2]);
  const runs = await listed();
  expect(runs.map(({ params }) => params)).toEqual([undefined, undefined]);
  const whole = await wideColumnsOf(StrategyRun)(database).loadMany(runs);
  expect(whole.map((run) => ((run as StrategyRun).params.pad as string).length)).toEqual([100_000, 200_000]);
  expect(whole[0]).toBe(runs[0]);
});

test("rows after the first 16 MB are refused, and their values do not leave the database", async () => {
  await insertRuns([14, 14, 1, 14]);
  const runs = await listed();
  const whole = await wideColumnsOf(StrategyRun)(database).loadMany(runs);
  const problem = { problems: [{ code: "LIMIT_EXCEEDED", message: expect.stringContaining("more than 16 MB") }] };
  expect(whole[0]).toMatchObject({ strategyCode: "14" });
  expect(whole.slice(1)).toMatchObject([problem, problem, problem]);
  expect(runs.slice(1).map(({ params }) => params)).toEqual([undefined, undefined, undefined]);
});

test("a row that was deleted in between keeps its properties undefined", async () => {
  await insertRuns([0.1]);
  const runs = await listed();
  await database.sql("delete from runs.strategy_run");
  expect(await wideColumnsOf(StrategyRun)(database).loadMany(runs)).toEqual(runs);
});

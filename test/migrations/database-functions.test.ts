import pino from "pino";
import type { QueryRunner } from "typeorm";
import { migrateDatabase } from "../../src/app/database/migrate-database";
import { readSchemaState } from "../../src/app/database/schema-state";
import {
  applyDatabaseFunctions,
  type DatabaseFunction,
  readDatabaseFunctions,
} from "../../src/platform/sql/database-functions";
import { ownedDatabase } from "../support/test-database";

const database = ownedDatabase();

const one = (sql: string, hash = sql): DatabaseFunction => ({ name: "runs.one", sql, hash });
const returnsOne = one("create or replace function runs.one() returns integer language sql as 'select 1'");

function apply(...functions: DatabaseFunction[]): Promise<string[]> {
  return inTransaction((runner) => applyDatabaseFunctions(runner, functions));
}

async function inTransaction<R>(act: (runner: QueryRunner) => Promise<R>): Promise<R> {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await act(runner);
    await runner.commitTransaction();
    return result;
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

const signatures = () =>
  database.sql(
    `select oid::integer, oid::regprocedure::text as signature, pg_get_function_result(oid) as result
     from pg_proc
     where pronamespace = 'runs'::regnamespace and proname = 'one'`,
  );

afterEach(() => database.sql("delete from database_functions where name = 'runs.one'"));

test("every function of the database is the one in its file, to the letter", async () => {
  const stored = await database.sql(
    `select pronamespace::regnamespace::text || '.' || proname as name, prosrc as body
     from pg_proc
     where pronamespace::regnamespace::text in ('runs', 'builder', 'market', 'identity')`,
  );
  const written = readDatabaseFunctions().map(({ name, sql }) => ({ name, body: sql.split("$$")[1] }));
  expect(written.map(({ name }) => name)).toEqual(expect.arrayContaining(["runs.add_counts", "runs.record_progress"]));
  expect(stored.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(written);
});

test("a function whose file is unchanged is not touched", async () => {
  expect(await apply(returnsOne)).toEqual(["runs.one"]);
  const before = await database.sql("select * from database_functions where name = 'runs.one'");
  expect(await apply(returnsOne)).toEqual([]);
  expect(await database.sql("select * from database_functions where name = 'runs.one'")).toEqual(before);
});

test("a function with another body and the same signature is replaced in place", async () => {
  await apply(returnsOne);
  const [before] = await signatures();
  await apply(one("create or replace function runs.one() returns integer language sql as 'select 2'"));
  expect(await signatures()).toEqual([before]);
  expect(await database.sql("select runs.one()")).toEqual([{ one: 2 }]);
});

test("a function with other parameters takes the place of the former one", async () => {
  await apply(returnsOne);
  await apply(one("create or replace function runs.one(of integer) returns integer language sql as 'select 3'"));
  expect(await signatures()).toMatchObject([{ signature: "runs.one(integer)" }]);
});

test("a function that returns another type takes the place of the former one", async () => {
  await apply(one("create or replace function runs.one(of integer) returns integer language sql as 'select 3'"));
  await apply(one("create or replace function runs.one(of integer) returns text language sql as $$select 'four'$$"));
  expect(await signatures()).toMatchObject([{ signature: "runs.one(integer)", result: "text" }]);
});

test("a function that does not compile leaves everything as it was", async () => {
  await apply(returnsOne);
  const before = await signatures();
  const broken = one("create or replace function runs.one(of text) returns integer language sql as 'select'", "broken");
  await expect(apply(broken)).rejects.toThrow();
  expect(await signatures()).toEqual(before);
  expect(await database.sql("select hash from database_functions where name = 'runs.one'")).toEqual([
    { hash: returnsOne.hash },
  ]);
});

test("a database whose functions are from other files is pending, and a migration brings it up to date", async () => {
  await database.sql("update database_functions set hash = 'former' where name = 'runs.record_progress'");
  expect((await readSchemaState(database.db)).isPending).toBe(true);
  await migrateDatabase(database.dataSource, pino({ level: "silent" }));
  expect((await readSchemaState(database.db)).isPending).toBe(false);
});

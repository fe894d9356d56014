import { rm } from "node:fs/promises";
import { Client } from "pg";
import pino from "pino";
import { DataSource } from "typeorm";
import { databaseOptions } from "../../src/app/database/database-options";
import { APPLICATION_SCHEMAS } from "../../src/app/database/grant-application-rights";
import { migrateDatabase } from "../../src/app/database/migrate-database";
import { migrateAsOwner, openDatabase } from "../../src/app/database/open-database";
import { readSettings } from "../../src/app/settings/settings";
import { startJobs } from "../../src/app/start-jobs";
import { makeEvaluationPool } from "../../src/builder";
import { clusterAt } from "../../src/platform/postgres/cluster";
import { startEmbeddedPostgres } from "../../src/platform/postgres/start-embedded-postgres";
import { scratchFolder } from "../platform/postgres/scratch-folder";
import { testDatabase } from "../support/test-database";

const scratch = scratchFolder();
const database = testDatabase();
const log = pino({ level: "silent" });
const evaluations = makeEvaluationPool({ size: 1 });
afterAll(() => evaluations.close());
const settingsOf = (dataDir: string) => readSettings({ DATA_DIR: dataDir, SAMPLE_PRICES: "off" });

async function stateOf(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
    return "allowed";
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end();
  }
}

describe("the role of the API and the workers", () => {
  test("has no powers beyond its rows", async () => {
    const [role] = await database.db.query("select * from pg_roles where rolname = current_user");
    expect(role).toMatchObject({
      rolname: new URL(database.url).username,
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
    });
  });

  test.each([
    "create table runs.extra (id integer)",
    "create table public.extra (id integer)",
    "create schema extra",
    "create database extra",
    "create role extra",
    "create extension file_fdw",
    "alter table identity.users add column extra text",
    "alter table runs.strategy_run disable trigger all",
    "drop table identity.users",
    "truncate identity.users",
    "create index extra on identity.users (full_name)",
    "create function runs.extra() returns integer language sql as 'select 1'",
    "update migrations set name = 'x'",
    "delete from database_functions",
    "copy identity.users to program 'cat'",
    "copy identity.users to '/tmp/users.txt'",
    "select pg_read_file('postgresql.conf')",
    "alter role current_user superuser",
    "set role :owner",
    "alter system set log_statement = 'all'",
  ])("may not: %s", async (sql) => {
    const statement = sql.replace(":owner", new URL(database.ownerUrl).username);
    expect(await stateOf(database.url, statement)).toBe("42501"); // insufficient_privilege
  });

  test.each(["select from identity.users", "create temporary table mine (id integer)", "select from migrations"])(
    "may: %s",
    async (sql) => {
      expect(await stateOf(database.url, sql)).toBe("allowed");
    },
  );

  test("reaches every schema that an entity is in", () => {
    const schemas = new Set(database.dataSource.entityMetadatas.map(({ schema }) => schema));
    expect([...schemas].sort()).toEqual([...APPLICATION_SCHEMAS]);
  });
});

test("an own server with two roles: the owner, who is no superuser, migrates and grants, the application works", async () => {
  await database.sql("create role some_owner login password 'owner'");
  await database.sql("create role some_app login password 'app'");
  await database.sql("grant some_app to some_owner");
  const name = `${new URL(database.url).pathname.slice(1)}_own`;
  await database.sql(`create database ${name} owner some_owner`);
  const urlOf = (credentials: string) => `postgres://${credentials}@${new URL(database.url).host}/${name}`;
  const environment = { DATABASE_URL: urlOf("some_app:app"), MIGRATION_DATABASE_URL: urlOf("some_owner:owner") };
  const settings = readSettings({ ...environment, AUTH_SECRET: "s".repeat(40) });
  try {
    const opened = await openDatabase(settings, log);
    const started = await startJobs(settings, opened, evaluations, log);
    await started.work();
    await started.stop();
    await opened.close();
    // Again, as with the next version.
    await migrateAsOwner(settings, log);
    const outcomes = await Promise.all(
      ["insert into runs.instruments (ticker) values ('A')", "drop table runs.instruments"].map((sql) =>
        stateOf(environment.DATABASE_URL, sql),
      ),
    );
    expect(outcomes).toEqual(["allowed", "42501"]);
  } finally {
    await database.sql(`drop database ${name} with (force)`);
    await database.sql("drop role some_app, some_owner");
  }
}, 60_000);

test("a data directory of before there were two roles is opened with the new one, and keeps its data", async () => {
  const dataDir = scratch.path("former");
  const settings = settingsOf(dataDir);
  const former = await startEmbeddedPostgres({ dataDir, log, isDurable: false });
  const owner = new DataSource(databaseOptions(former.url));
  await owner.initialize();
  await migrateDatabase(owner, log);
  await owner.query("insert into identity.users (email, role, full_name) values ('a@example.com', 'USER', 'A')");
  // As it was left by the version that made it: the superuser's queue, and no other role.
  const jobs = await startJobs(
    settings,
    { url: former.url, dataSource: owner, close: async () => {} },
    evaluations,
    log,
  );
  await jobs.stop();
  await owner.query("drop role stratagraph_app");
  await owner.destroy();
  await former.stop();
  await rm(clusterAt(dataDir).applicationPasswordFile);

  for (let start = 0; start < 2; start += 1) {
    const opened = await openDatabase(settings, log);
    const [who] = await opened.dataSource.query("select current_user as name, count(*)::int from identity.users");
    expect(who).toEqual({ name: "stratagraph_app", count: 1 });
    const started = await startJobs(settings, opened, evaluations, log);
    await started.work();
    await started.stop();
    await opened.close();
  }
}, 120_000);

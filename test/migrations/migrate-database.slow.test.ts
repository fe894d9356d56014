import pino from "pino";
import { DataSource } from "typeorm";
import { migrations } from "../../migrations";
import { checkReadiness } from "../../src/app/database/check-readiness";
import { databaseOptions } from "../../src/app/database/database-options";
import { migrateDatabase, SchemaTooNewError } from "../../src/app/database/migrate-database";
import { emptyDatabase, ownedDatabase } from "../support/test-database";
import { migrateUpTo } from "./migrate-steps";
import { dumpSchema } from "./schema-dump";

const empty = emptyDatabase();
const stepwise = emptyDatabase();
const migrated = ownedDatabase();
const locked = ownedDatabase();
/** The newest migration; the tests give it other statements. */
const LAST = migrations.at(-1)!;
beforeAll(() => {
  // TypeORM prints each migration that fails.
  jest.spyOn(console, "log").mockImplementation();
});
const log = pino({ level: "silent" });

test("several processes that migrate an empty database at once all succeed, and each step runs once", async () => {
  const starting = await Promise.all(
    Array.from({ length: 4 }, () => new DataSource(databaseOptions(empty.url, { poolSize: 3 })).initialize()),
  );
  await Promise.all(starting.map((dataSource) => migrateDatabase(dataSource, log)));
  await Promise.all(starting.map((dataSource) => dataSource.destroy()));
  const applied = await empty.sql<{ name: string }>("select name from migrations order by id");
  expect(applied.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  expect(await dumpSchema(empty)).toEqual(await dumpSchema(migrated));
});

test("a database that is up to date is left as it is", async () => {
  const before = await empty.sql("select * from migrations order by id");
  await migrateDatabase(empty.dataSource, log);
  expect(await empty.sql("select * from migrations order by id")).toEqual(before);
});

test("a database that an earlier version made is brought up step by step", async () => {
  await migrateUpTo(stepwise, 3);
  await migrateDatabase(stepwise.dataSource, log);
  expect(await dumpSchema(stepwise)).toEqual(await dumpSchema(migrated));
});

describe("beside live transactions", () => {
  /** Holds a table as a request that writes does, for this long. */
  async function writing(milliseconds: number): Promise<void> {
    await locked.dataSource.transaction(async (tx) => {
      await tx.query("insert into runs.schema_meta values (gen_random_uuid()::text, '')");
      await tx.query("select pg_sleep($1)", [milliseconds / 1000]);
    });
  }

  const changesTable = "alter table runs.schema_meta add column note text";

  test("a migration gives way to them, is tried again, and ends none of them", async () => {
    await locked.sql("delete from migrations where name = $1", [LAST.name]);
    const up = jest.spyOn(LAST.prototype, "up").mockImplementation(async (runner) => runner.query(changesTable));
    const live = [writing(1500), writing(1200)];
    await migrateDatabase(locked.dataSource, log, null, { lockTimeoutMs: 100, giveUpMs: 30_000 });
    await Promise.all(live);
    expect(up.mock.calls.length).toBeGreaterThan(1);
    expect(await locked.sql("select note from runs.schema_meta limit 1")).toEqual([{ note: null }]);
    up.mockRestore();
  });

  test("a migration that never gets its locks is undone, and the message says what to do", async () => {
    await locked.sql("delete from migrations where name = $1", [LAST.name]);
    const up = jest.spyOn(LAST.prototype, "up").mockImplementation(async (runner) => {
      await runner.query("create table runs.half_done (id integer)");
      await runner.query("lock table runs.schema_meta in access exclusive mode");
    });
    const live = writing(3000);
    const migrating = migrateDatabase(locked.dataSource, log, null, { lockTimeoutMs: 50, giveUpMs: 500 });
    await expect(migrating).rejects.toThrow(/was undone.*Run npm run migrate again/);
    await live;
    expect(await locked.sql("select to_regclass('runs.half_done') as name")).toEqual([{ name: null }]);
    up.mockRestore();
  });
});

describe("a database that a later version made", () => {
  beforeAll(() =>
    migrated.sql(`insert into migrations ("timestamp", name) values (4102444800000, 'FromTheFuture4102444800000')`),
  );

  test("is refused in one sentence that names what is too new", async () => {
    const error = await migrateDatabase(migrated.dataSource, log).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SchemaTooNewError);
    const { message } = error as Error;
    expect(message).toMatch(/newer than this version.*FromTheFuture4102444800000/);
    expect(message).toMatch(/^[^.\n]+\.$/);
  });

  test("makes a server of this version unready, which says what is wanted", async () => {
    const { isReady, reason } = await checkReadiness(migrated.dataSource);
    expect(isReady).toBe(false);
    expect(reason).toMatch(/newer than this version.*FromTheFuture4102444800000; start the newer version\.$/);
  });

  test("is left as it was, and its lock is given back", async () => {
    const before = await dumpSchema(migrated);
    await expect(migrateDatabase(migrated.dataSource, log)).rejects.toThrow(SchemaTooNewError);
    expect(await dumpSchema(migrated)).toEqual(before);
    const locks = await migrated.sql(
      "select 1 from pg_locks join pg_database on pg_database.oid = database where locktype = 'advisory' and datname = current_database()",
    );
    expect(locks).toEqual([]);
  });
});

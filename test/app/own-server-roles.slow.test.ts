import pino from "pino";
import { connectDatabase, migrateAsOwner, openDatabase } from "../../src/app/database/open-database";
import { readSettings } from "../../src/app/settings/settings";
import { OperatorError } from "../../src/platform/operator-error";
import { rowsOf } from "../../src/platform/sql/rows";
import { emptyDatabase } from "../support/test-database";
import { APPLICATION, OWNER, type OwnServer, withOwnServer } from "./own-server";

const server = emptyDatabase();
const log = pino({ level: "silent" });

type Urls = Partial<Pick<OwnServer, "DATABASE_URL" | "MIGRATION_DATABASE_URL">>;
const settingsOf = ({ DATABASE_URL, MIGRATION_DATABASE_URL }: Urls) =>
  readSettings({ DATABASE_URL, MIGRATION_DATABASE_URL, AUTH_SECRET: "s".repeat(40) });

/** Returns the rows of a query, as the role of DATABASE_URL. */
async function rowsOfApplication(urls: Urls, sql: string) {
  const database = await connectDatabase(settingsOf(urls));
  return rowsOf(database.dataSource.manager, `/* test */ ${sql}`).finally(() => database.close());
}

const isMigrated = async (own: OwnServer) => {
  const [table] = await rowsOfApplication(
    { DATABASE_URL: own.MIGRATION_DATABASE_URL },
    "select to_regclass('migrations') is not null as exists",
  );
  return table?.exists;
};

test("the application has rights on every table, and on none as its owner but those of the job queue", () =>
  withOwnServer(server, async (own) => {
    await migrateAsOwner(settingsOf(own), log);
    const rows = await rowsOfApplication(
      own,
      `select nspname as schema, array_agg(distinct pg_get_userbyid(relowner)::text) as owners
       from pg_class
       join pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'p', 'S', 'v') and nspname !~ '^(pg_|information_schema)'
       group by nspname
       order by nspname`,
    );
    const owned = (owner: string) => (schema: string) => ({ schema, owners: [owner] });
    expect(rows).toEqual(
      [
        ["builder", "identity", "market"].map(owned(OWNER)),
        owned(APPLICATION)("pgboss"),
        ["public", "runs"].map(owned(OWNER)),
      ].flat(),
    );
  }));

test("a server that takes all rights from PUBLIC needs only those that the README names", () =>
  withOwnServer(server, async (own) => {
    await own.execute(
      `do $$ begin execute format('revoke all on database %I from public', current_database()); end $$`,
    );
    await own.execute("revoke all on schema public from public");
    await expect(migrateAsOwner(settingsOf(own), log)).rejects.toThrow(
      /^Cannot connect .*permission denied for database/,
    );
    await own.execute(
      `do $$ begin execute format('grant connect, temporary on database %I to "${APPLICATION}"', current_database()); end $$`,
    );
    await migrateAsOwner(settingsOf(own), log);
    await rowsOfApplication(own, "select from migrations");
    await rowsOfApplication(own, "create temporary table arriving (symbol text)");
  }));

test("a database that one role has owned and used is divided between two, without loss", () =>
  withOwnServer(server, async (own) => {
    const former = { DATABASE_URL: own.MIGRATION_DATABASE_URL };
    await migrateAsOwner(settingsOf(former), log);
    await rowsOfApplication(former, "insert into runs.instruments (ticker) values ('KEPT')");
    await migrateAsOwner(settingsOf(own), log);
    expect(await rowsOfApplication(own, "select ticker from runs.instruments")).toEqual([{ ticker: "KEPT" }]);
    await expect(rowsOfApplication(own, "drop table runs.instruments")).rejects.toThrow("must be owner of table");
  }));

describe("one clear message", () => {
  test("if the owner may not grant the job queue; nothing is migrated", () =>
    withOwnServer(server, async (own) => {
      await own.execute(`revoke "${APPLICATION}" from "${OWNER}"`);
      const error = await migrateAsOwner(settingsOf(own), log).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(OperatorError);
      expect((error as Error).message).toMatch(
        /^The role of MIGRATION_DATABASE_URL cannot migrate the database: .*Own-App.* member of the role of DATABASE_URL/,
      );
      expect(await isMigrated(own)).toBe(false);
    }));

  test("if a server with the application's role alone finds an empty database", () =>
    withOwnServer(server, async (own) => {
      const error = await openDatabase(settingsOf({ DATABASE_URL: own.DATABASE_URL }), log).catch((reason) => reason);
      expect(error).toBeInstanceOf(OperatorError);
      expect(error.message).toMatch(/^The role of DATABASE_URL cannot migrate .*Set MIGRATION_DATABASE_URL/);
    }));

  test.each([
    ["the owner has migrated without granting", ""],
    ["a grant was taken back", `revoke delete on runs.strategy_run from "${APPLICATION}"`],
    ["a schema was taken back", `revoke usage on schema market from "${APPLICATION}"`],
    ["the applied migrations cannot be read", `revoke select on migrations from "${APPLICATION}"`],
    ["the job queue has another owner", `alter table pgboss.job owner to "${OWNER}"`],
  ])("if %s; npm run migrate with both URLs mends it", (_, revoke) =>
    withOwnServer(server, async (own) => {
      const migrated = revoke === "" ? { DATABASE_URL: own.MIGRATION_DATABASE_URL } : own;
      await migrateAsOwner(settingsOf(migrated), log);
      if (revoke !== "") await own.execute(revoke);
      const { DATABASE_URL } = own;
      for (const open of [
        () => openDatabase(settingsOf(own), log),
        () => connectDatabase(settingsOf({ DATABASE_URL })),
      ]) {
        await expect(open()).rejects.toThrow(
          /^The database role Own-App lacks rights on the table [a-z._]+(?: and \d+ more)?\. Run npm run migrate with MIGRATION_DATABASE_URL/,
        );
      }
      await migrateAsOwner(settingsOf(own), log);
      await rowsOfApplication(own, "select from runs.strategy_run");
    }),
  );
});

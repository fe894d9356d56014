import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { freePort } from "../../src/platform/postgres/free-port";
import { childPrograms } from "../support/child-programs";
import { emptyDatabase, testDatabase } from "../support/test-database";

jest.setTimeout(120_000);
const programs = childPrograms();
const migrated = testDatabase();
const empty = emptyDatabase();
const AUTH_SECRET = "a secret of the tests, long enough";

/** The message that src/main.ts ends with; fails the test unless it is one, without a stack, and the exit code is 1. */
async function refusal(environment: Record<string, string>, script = "src/main.ts"): Promise<string> {
  const { code, output } = await programs.run(script, { environment });
  expect(code).toBe(1);
  expect(output).not.toMatch(/\bat .*:\d+:\d+|node:internal|"stack"/);
  const lines = output.trim().split("\n");
  const last = lines.at(-1) as string;
  return last.startsWith("{") ? JSON.parse(last).msg : output.trim();
}

describe("a start is refused in one clear sentence", () => {
  test("when its port is taken, before anything was made", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const DATA_DIR = await programs.dataDir();
    expect(await refusal({ DATA_DIR, PORT: String(port) })).toBe(
      `Port ${port} is taken, perhaps by another copy of this server. Set PORT to another one.`,
    );
    other.close();
    expect(existsSync(DATA_DIR)).toBe(false);
  });

  test("when another copy uses its folder; that copy goes on", async () => {
    const DATA_DIR = await programs.dataDir();
    const first = await programs.startServer({ DATA_DIR });
    expect(await refusal({ DATA_DIR, PORT: String(await freePort()) })).toBe(
      `The data directory ${DATA_DIR} is in use by another Stratagraph (process ${first.pid}): stop that one, or ` +
        "choose another data directory.",
    );
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect((await first.end("SIGTERM")).code).toBe(0);
  });

  test("that names every setting that is wrong", async () => {
    const message = await refusal({
      PORT: "abc",
      AUTH_SECRET: "short",
      AUTH_JWKS_URL: "http://127.0.0.1/keys",
      RUN_LOST_SECONDS: "-1",
      RUN_WORKER: "maybe",
      DATABASE_URL: "mysql://localhost/x",
    });
    expect(message.split("\n")[0]).toBe("These settings cannot be used:");
    for (const part of ["PORT: ", "AUTH_SECRET: must have at least 32", "RUN_LOST_SECONDS: must be", "RUN_WORKER: "]) {
      expect(message).toContain(`\n  ${part}`);
    }
    expect(message).toContain("\n  AUTH_SECRET, AUTH_JWKS_URL: set one of them, not both");
    expect(message).toContain("\n  DATABASE_URL: must begin with postgres://");
  });

  test.each(["0.0.0.0", "::"])("when it would listen on %s without a token key", async (HOST) => {
    expect(await refusal({ HOST, DATA_DIR: await programs.dataDir() })).toMatch(
      new RegExp(`^Set AUTH_SECRET or AUTH_JWKS_URL: without a token key it would listen on ${HOST}`),
    );
  });

  test("when it would serve a database of another machine without a token key", async () => {
    expect(await refusal({ DATABASE_URL: "postgres://user:secret-word@db.example.com/shop" })).toBe(
      "Set AUTH_SECRET or AUTH_JWKS_URL: without a token key it would serve the database on db.example.com.",
    );
  });

  test("when the URL of the database is none; the password is not shown", async () => {
    const message = await refusal({ DATABASE_URL: "postgres://user:secret#word@host:port/shop" });
    expect(message).toMatch(/^These settings cannot be used:\n {2}DATABASE_URL: is no URL/);
    expect(message).not.toContain("word@");
  });

  test.each([
    ["is not there", async () => `postgres://someone:secret-word@127.0.0.1:${await freePort()}/shop`, /ECONNREFUSED/],
    ["does not know the user", async () => otherUser(migrated.url), /password authentication failed/],
    ["has no such database", async () => migrated.url.replace(/[^/]*$/, "nosuch"), /"nosuch" does not exist/],
  ])("when the database server %s; the password is not shown", async (_, url, reason) => {
    const DATABASE_URL = await url();
    const message = await refusal({ DATABASE_URL, AUTH_SECRET });
    expect(message).toMatch(/^The database at 127\.0\.0\.1:\d+\/\w+ cannot be reached: /);
    expect(message).toMatch(reason);
    expect(message).not.toContain(new URL(DATABASE_URL).password);
  });

  test("when the database was written by a newer version", async () => {
    await migrated.sql(`insert into migrations (timestamp, name) values (9999999999999, 'FarFuture9999999999999')`);
    for (const script of ["src/main.ts", "src/app/commands/worker.ts"]) {
      expect(
        await refusal({ DATABASE_URL: migrated.url, AUTH_SECRET, PORT: String(await freePort()) }, script),
      ).toMatch(/^The database is newer than this version .*FarFuture9999999999999.*start the newer version/i);
    }
  });

  test("of a worker where no server runs", async () => {
    const DATA_DIR = await programs.dataDir();
    expect(await refusal({ DATA_DIR }, "src/app/commands/worker.ts")).toBe(
      "No database is running here. Start the server with npm start first, or set DATABASE_URL.",
    );
  });

  test("of a worker whose database has no tables", async () => {
    const environment = { DATABASE_URL: empty.url };
    expect(await refusal(environment, "src/app/commands/worker.ts")).toMatch(/npm run migrate/);
  });
});

afterEach(() => migrated.sql("delete from migrations where name like 'FarFuture%'"));

test("a database with pending migrations is left alone; after npm run migrate the server starts on it", async () => {
  await migrated.dataSource.undoLastMigration({ transaction: "each" });
  const environment = { DATABASE_URL: migrated.url, AUTH_SECRET };
  expect(await refusal({ ...environment, PORT: String(await freePort()) })).toMatch(/npm run migrate/);
  expect(await migrated.dataSource.showMigrations()).toBe(true);
  const { code, output } = await programs.run("src/app/commands/migrate.ts", { environment });
  expect(output).toMatch(/The schema is up to date\.\s*$/);
  expect(code).toBe(0);
  const server = await programs.startServer(environment);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect((await server.end("SIGTERM")).code).toBe(0);
});

function otherUser(url: string): string {
  const other = new URL(url);
  other.username = "nobody_here";
  other.password = "secret-word";
  return other.href;
}

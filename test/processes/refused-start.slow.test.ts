import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { freePort } from "../../src/platform/postgres/free-port";
import { childPrograms } from "../support/child-programs";
import { emptyDatabase, ownedDatabase } from "../support/test-database";

jest.setTimeout(120_000);
const programs = childPrograms();
const migrated = ownedDatabase();
const empty = emptyDatabase();
const AUTH_SECRET = "a secret of the tests, long enough";

/** Returns the last message of a start. Fails the test if the exit code is not 1 or a stack trace is printed. */
async function refusal(environment: Record<string, string>, script = "src/main.ts"): Promise<string> {
  const { code, output } = await programs.run(script, { environment });
  expect(code).toBe(1);
  expect(output).not.toMatch(/\bat .*:\d+:\d+|node:internal|"stack"/);
  const lines = output.trim().split("\n");
  const last = lines.at(-1) as string;
  return last.startsWith("{") ? JSON.parse(last).msg : output.trim();
}

describe("start-up fails with one clear message", () => {
  test("if the port is in use, before the data directory is created", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const DATA_DIR = await programs.dataDir();
    expect(await refusal({ DATA_DIR, PORT: String(port) })).toBe(
      `Port ${port} is in use, perhaps by another instance of this server. Set PORT to a free port.`,
    );
    other.close();
    expect(existsSync(DATA_DIR)).toBe(false);
  });

  test("if another instance uses the data directory, which keeps running", async () => {
    const DATA_DIR = await programs.dataDir();
    const first = await programs.startServer({ DATA_DIR });
    expect(await refusal({ DATA_DIR, PORT: String(await freePort()) })).toBe(
      `The data directory ${DATA_DIR} is in use by another Stratagraph (process ${first.pid}). Stop that one, or ` +
        "choose another data directory.",
    );
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect((await first.end("SIGTERM")).code).toBe(0);
  });

  test("that lists every invalid setting", async () => {
    const message = await refusal({
      PORT: "abc",
      AUTH_SECRET: "short",
      AUTH_JWKS_URL: "http://127.0.0.1/keys",
      RUN_LOST_SECONDS: "-1",
      RUN_WORKER: "maybe",
      DATABASE_URL: "mysql://localhost/x",
    });
    expect(message.split("\n")[0]).toBe("Invalid settings:");
    for (const part of ["PORT: ", "AUTH_SECRET: must have at least 32", "RUN_LOST_SECONDS: must be", "RUN_WORKER: "]) {
      expect(message).toContain(`\n  ${part}`);
    }
    expect(message).toContain("\n  AUTH_SECRET, AUTH_JWKS_URL: set one of them, not both");
    expect(message).toContain("\n  DATABASE_URL: must begin with postgres://");
  });

  test.each(["0.0.0.0", "::"])("if it would listen on %s without authentication", async (HOST) => {
    expect(await refusal({ HOST, DATA_DIR: await programs.dataDir() })).toBe(
      `Set AUTH_SECRET or AUTH_JWKS_URL. Authentication is required because the API listens on ${HOST}.`,
    );
  });

  test("if it would use a database on another machine without authentication", async () => {
    expect(await refusal({ DATABASE_URL: "postgres://user:secret-word@db.example.com/shop" })).toBe(
      "Set AUTH_SECRET or AUTH_JWKS_URL. Authentication is required because the database is on db.example.com.",
    );
  });

  test("if DATABASE_URL is not a valid URL, without showing the password", async () => {
    const message = await refusal({ DATABASE_URL: "postgres://user:secret#word@host:port/shop" });
    expect(message).toMatch(/^Invalid settings:\n {2}DATABASE_URL: is not a valid URL/);
    expect(message).not.toContain("word@");
  });

  test.each([
    ["is not running", async () => `postgres://someone:secret-word@127.0.0.1:${await freePort()}/shop`, /ECONNREFUSED/],
    ["rejects the user", async () => otherUser(migrated.url), /password authentication failed/],
    ["lacks the database", async () => migrated.url.replace(/[^/]*$/, "nosuch"), /"nosuch" does not exist/],
  ])("if the database server %s, without showing the password", async (_, url, reason) => {
    const DATABASE_URL = await url();
    const message = await refusal({ DATABASE_URL, AUTH_SECRET });
    expect(message).toMatch(/^Cannot connect to the database at 127\.0\.0\.1:\d+\/\w+: /);
    expect(message).toMatch(reason);
    expect(message).not.toContain(new URL(DATABASE_URL).password);
  });

  test("if a newer version has migrated the database", async () => {
    await migrated.sql(`insert into migrations (timestamp, name) values (9999999999999, 'FarFuture9999999999999')`);
    for (const script of ["src/main.ts", "src/app/commands/worker.ts"]) {
      expect(
        await refusal({ DATABASE_URL: migrated.url, AUTH_SECRET, PORT: String(await freePort()) }, script),
      ).toMatch(/^The database is newer than this version .*FarFuture9999999999999.*start the newer version/i);
    }
  });

  test("for a worker if no server is running", async () => {
    const DATA_DIR = await programs.dataDir();
    expect(await refusal({ DATA_DIR }, "src/app/commands/worker.ts")).toBe(
      `No database is running in ${DATA_DIR}. Start the server with npm start first, or set DATABASE_URL or DATA_DIR.`,
    );
  });

  test("for a worker if the database has no tables", async () => {
    const environment = { DATABASE_URL: empty.url };
    expect(await refusal(environment, "src/app/commands/worker.ts")).toMatch(/npm run migrate/);
  });
});

afterEach(() => migrated.sql("delete from migrations where name like 'FarFuture%'"));

test("the server does not migrate a database of DATABASE_URL with data; it starts after npm run migrate", async () => {
  await migrated.dataSource.undoLastMigration({ transaction: "each" });
  const environment = { DATABASE_URL: migrated.url, AUTH_SECRET };
  expect(await refusal({ ...environment, PORT: String(await freePort()) })).toMatch(/npm run migrate/);
  expect(await migrated.dataSource.showMigrations()).toBe(true);
  const { code, output } = await programs.run("src/app/commands/migrate.ts", { environment });
  expect(output).toMatch(/The database schema is up to date\.\s*$/);
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

import { setTimeout as sleep } from "node:timers/promises";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { query } from "../platform/postgres/scratch-folder";
import { dataOf } from "../support/ask-server";
import { childPrograms, type Server } from "../support/child-programs";

jest.setTimeout(240_000);
const programs = childPrograms();
let dataDir: string;
let server: Server;
let ownerUrl: string;
let applicationUrl: string;

beforeAll(async () => {
  dataDir = await programs.dataDir();
  server = await programs.startServer({ DATA_DIR: dataDir, RUN_WORKER: "off" });
  const urls = await findEmbeddedPostgres(dataDir);
  ({ url: ownerUrl, applicationUrl } = urls!);
  const worker = programs.start("src/app/commands/worker.ts", { environment: { DATA_DIR: dataDir } });
  await worker.waitForOutput(/is processing background jobs/);
}, 120_000);

test("a worker executes a run and onboards a symbol", async () => {
  const { executeStrategy, onboardSymbols } = await dataOf(
    server.url,
    `mutation {
      executeStrategy(
        input: { strategyCode: "bullish_breakout", universe: { tickers: ["AAPL", "SYN0001"] }, asOf: "2018-05-11" }
      ) { run { id } userErrors { message } }
      onboardSymbols(input: { symbols: ["SYN0900"] }) { userErrors { message } }
    }`,
  );
  expect([executeStrategy.userErrors, onboardSymbols.userErrors]).toEqual([[], []]);
  const outcome = () =>
    dataOf(
      server.url,
      `query ($id: ID!) {
        strategyRun(id: $id) { executionStatus processedCount }
        symbolOnboardings(first: 1) { nodes { symbol status errorMessage } }
      }`,
      { id: executeStrategy.run.id },
    );
  const isOver = (data: Awaited<ReturnType<typeof outcome>>) =>
    data.strategyRun.executionStatus !== "RUNNING" && /COMPLETED|FAILED/.test(data.symbolOnboardings.nodes[0].status);
  let data = await outcome();
  while (!isOver(data)) {
    await sleep(100);
    data = await outcome();
  }
  expect(data).toEqual({
    strategyRun: { executionStatus: "COMPLETED", processedCount: 2 },
    symbolOnboardings: { nodes: [{ symbol: "SYN0900", status: "COMPLETED", errorMessage: null }] },
  });
});

test("the server and the worker are connected to the database as a role that is no superuser", async () => {
  const roles = await query(
    ownerUrl,
    `select distinct usename, rolsuper, rolcreaterole, rolcreatedb
     from pg_stat_activity
     join pg_roles on rolname = usename
     where datname = 'stratagraph' and pid <> pg_backend_pid()`,
  );
  expect(roles).toEqual([{ usename: "stratagraph_app", rolsuper: false, rolcreaterole: false, rolcreatedb: false }]);
});

test("the superuser's only connection keeps the ownership lock of the server process", async () => {
  const names = await query(
    ownerUrl,
    `select application_name as name
     from pg_stat_activity
     where usename = 'stratagraph' and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  expect(names).toEqual([{ name: `stratagraph owner ${server.pid}` }]);
});

test.each([
  "create table runs.planted (id integer)",
  "create table public.planted (id integer)",
  "alter table runs.strategy_run add column planted text",
  "drop table runs.strategy_run",
  "copy runs.strategy_run to program 'cat'",
  "copy runs.instruments from program 'echo PLANTED'",
])("the role of the running server may not: %s", async (sql) => {
  await expect(query(applicationUrl, sql)).rejects.toMatchObject({ code: "42501" });
});

test.each([
  ["token", ["--email", "ada@example.com"], /^[\w-]+\.[\w-]+\.[\w-]+\s*$/],
  ["user", ["--email", "ada@example.com", "--role", "SERVICE"], /has the role SERVICE/],
  ["refresh-market", [], /The background workers will refresh|already running/],
  ["migrate", [], /The database schema is up to date/],
])("npm run %s works beside the server", async (script, args, printed) => {
  const environment = { DATA_DIR: dataDir, AUTH_SECRET: "a secret of the tests, long enough" };
  const { code, output } = await programs.run(`src/app/commands/${script}.ts`, { args, environment });
  expect(output).toMatch(printed);
  expect(code).toBe(0);
});

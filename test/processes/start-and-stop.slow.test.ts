import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { askServer, dataOf } from "../support/ask-server";
import { childPrograms, type Server } from "../support/child-programs";

jest.setTimeout(240_000);
const programs = childPrograms();
let dataDir: string;

const RUN = `mutation ($key: String!) {
  startStrategyRun(input: { strategyCode: "kept", version: "1", params: {}, idempotencyKey: $key }) {
    wasDeduplicated
    run { id }
  }
}`;

async function expectStopped(server: Server, signal: NodeJS.Signals) {
  const { code, output } = await server.end(signal);
  expect(output).toMatch(/Stopping: .*Stopped\./s);
  expect(code).toBe(0);
  expect(await findEmbeddedPostgres(dataDir)).toBeNull();
}

beforeAll(async () => {
  dataDir = await programs.dataDir();
});

test("starts with an empty data directory, loads prices and serves every URL; SIGTERM stops everything", async () => {
  const server = await programs.startServer({ DATA_DIR: dataDir });
  expect(await findEmbeddedPostgres(dataDir)).not.toBeNull();
  const get = (path: string) => fetch(`${server.url}${path}`);
  expect(await (await get("/healthz")).json()).toEqual({ status: "ok" });
  const ready = await get("/readyz");
  expect([ready.status, await ready.json()]).toEqual([200, { isReady: true, reason: null }]);
  const page = await get("/graphiql");
  expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
  expect(await dataOf(server.url, '{ viewer { role } latestPriceDate(symbol: "SYN0030") }')).toEqual({
    viewer: { role: "ADMIN" },
    latestPriceDate: "2018-05-11",
  });
  await dataOf(server.url, RUN, { key: "before" });
  const metrics = '{ symbol(symbol: "SYN0030") { dailyMetrics { metricsDate } } }';
  // Background jobs calculate the metrics.
  for (let data = await dataOf(server.url, metrics); ; data = await dataOf(server.url, metrics)) {
    if (data.symbol.dailyMetrics?.metricsDate === "2018-05-11") break;
    await sleep(200);
  }
  await expectStopped(server, "SIGTERM");
});

test("a second start on the same data directory keeps the data; SIGINT also stops the server", async () => {
  const server = await programs.startServer({ DATA_DIR: dataDir });
  expect(await dataOf(server.url, RUN, { key: "before" })).toMatchObject({
    startStrategyRun: { wasDeduplicated: true },
  });
  expect(server.output()).not.toMatch(/Creating an empty|migrated|prices loaded/);
  await expectStopped(server, "SIGINT");
});

describe("a signal stops the server gracefully under load", () => {
  /** Polls and reports from 20 clients until the server no longer answers; fails if an answer has errors. */
  async function load({ url }: Server): Promise<void> {
    const { startStrategyRun } = await dataOf(url, RUN, { key: "load" });
    const { id } = startStrategyRun.run;
    const poll = `{ strategyRunDelta(runId: "${id}", sinceRevision: 0) { revision run { processedCount } } }`;
    const clients = Array.from({ length: 20 }, async () => {
      for (;;) {
        const answer = await askServer(url, poll).catch(() => null);
        if (answer === null) return;
        expect(answer.errors).toBeUndefined();
      }
    });
    await Promise.all(clients);
  }

  test.each<[string, NodeJS.Signals, boolean]>([
    ["SIGTERM to npm start alone, as a process manager sends it", "SIGTERM", false],
    ["SIGTERM to the whole process group", "SIGTERM", true],
    ["Ctrl-C in a terminal, which goes to the group", "SIGINT", true],
  ])("%s", async (_, signal, toGroup) => {
    const server = await programs.startServer({ DATA_DIR: dataDir }, { byCommand: true });
    const clients = load(server);
    await sleep(1000);
    process.kill(toGroup ? -server.pid : server.pid, signal);
    // npm may end before the server does; the output ends with the last of them.
    expect((await server.end()).output).toMatch(/Stopping: .*Stopped\./s);
    await clients;
    await expect(fetch(server.url)).rejects.toThrow("fetch failed");
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();
  });
});

test("the server is not ready any more before it closes its port", async () => {
  const server = await programs.startServer({ DATA_DIR: dataDir, STOP_DELAY_SECONDS: "3" });
  const stopping = server.end("SIGTERM");
  await server.waitForOutput(/Stopping/);
  const ready = await fetch(`${server.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { isReady: false, reason: "The server is stopping." }]);
  expect(await dataOf(server.url, "{ viewer { role } }")).toEqual({ viewer: { role: "ADMIN" } });
  expect((await stopping).code).toBe(0);
});

/** Locks a run's row, so that reports to the run have to wait. */
async function lockRow(runId: string) {
  const client = new Client({ connectionString: (await findEmbeddedPostgres(dataDir))!.url });
  await client.connect();
  await client.query("begin");
  await client.query("select from runs.strategy_run where run_id = $1 for update", [runId]);
  return {
    /** Resolves when a report waits for the lock. */
    async waitForReport() {
      const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%record_progress%'";
      while ((await client.query(waiting)).rowCount === 0) {
        await sleep(20);
        await client.query("select pg_stat_clear_snapshot()");
      }
    },
    async release() {
      await client.query("commit");
      await client.end();
    },
  };
}

test("requests that are running at the SIGTERM are answered, and their connections are closed", async () => {
  const server = await programs.startServer({ DATA_DIR: dataDir });
  const runOf = async (key: string) => (await dataOf(server.url, RUN, { key })).startStrategyRun.run.id;
  const [quiet, reported] = [await runOf("quiet"), await runOf("reported")];
  const row = await lockRow(reported);
  const query = `{ strategyRunDelta(runId: "${quiet}", sinceRevision: 1, waitMs: 20000) { changed revision } }`;
  const waiting = fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { "apollo-require-preflight": "yes" },
  });
  const reporting = dataOf(
    server.url,
    "mutation ($input: RecordProgressInput!) { recordProgress(input: $input) { receipts { verdict } } }",
    { input: { runId: reported, entries: [{ ticker: "A", passed: true }] } },
  );
  await row.waitForReport();
  const stopping = server.end("SIGTERM");
  await server.waitForOutput(/Stopping/);
  const answer = await waiting;
  // The long poll returns immediately instead of after 20 s, without changes.
  expect(await answer.json()).toEqual({ data: { strategyRunDelta: { changed: false, revision: 1 } } });
  expect(answer.headers.get("connection")).toBe("close");
  await row.release();
  expect((await reporting).recordProgress.receipts).toEqual([{ verdict: "ACCEPTED" }]);
  expect((await stopping).code).toBe(0);
});

test("jobs that are running at the SIGTERM are finished; the next start continues with the others", async () => {
  const server = await programs.startServer({ DATA_DIR: dataDir, WORKER_CONCURRENCY: "1" });
  const tickers = ["AAPL", ...Array.from({ length: 999 }, (_, index) => `T${index}`)];
  const { executeStrategy } = await dataOf(
    server.url,
    `mutation ($tickers: [String!]!) {
      executeStrategy(input: { strategyCode: "bullish_breakout", universe: { tickers: $tickers } }) { run { id } }
    }`,
    { tickers },
  );
  const { id } = executeStrategy.run;
  const fetchRun = (url: string) =>
    dataOf(url, "query ($id: ID!) { strategyRun(id: $id) { executionStatus processedCount } }", { id });
  while ((await fetchRun(server.url)).strategyRun.processedCount === 0) await sleep(5);
  await expectStopped(server, "SIGTERM");

  // Without a worker, so that nothing is processed before the run is read.
  const idle = await programs.startServer({ DATA_DIR: dataDir, RUN_WORKER: "off" });
  let run = (await fetchRun(idle.url)).strategyRun;
  // Only whole reports of 25 tickers: the running one was not interrupted.
  expect(run.processedCount % 25).toBe(0);
  await expectStopped(idle, "SIGTERM");

  const next = await programs.startServer({ DATA_DIR: dataDir });
  while (run.executionStatus === "RUNNING") {
    await sleep(50);
    run = (await fetchRun(next.url)).strategyRun;
  }
  expect(run).toEqual({ executionStatus: "COMPLETED", processedCount: 1000 });
  await expectStopped(next, "SIGTERM");
});

test("a server without its database is not ready, and SIGTERM still stops it", async () => {
  const server = await programs.startServer({ DATA_DIR: dataDir });
  const postmaster = (await readFile(join(dataDir, "cluster", "postmaster.pid"), "utf8")).split("\n")[0];
  process.kill(Number(postmaster), "SIGINT");
  while ((await fetch(`${server.url}/readyz`)).status === 200) await sleep(50);
  const ready = await fetch(`${server.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { isReady: false, reason: "The database is not responding." },
  ]);
  const { signal, output } = await server.end("SIGTERM");
  expect([signal, output]).toEqual([null, expect.stringContaining("Stopping: ")]);
});

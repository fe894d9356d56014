import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { dataOf } from "../support/ask-server";
import { childPrograms, type Server } from "../support/child-programs";

jest.setTimeout(300_000);
const programs = childPrograms();
const TICKERS = 6000;

let dataDir: string;
let server: Server;

async function withClient<R>(act: (client: Client) => Promise<R>): Promise<R> {
  const client = new Client({ connectionString: (await findEmbeddedPostgres(dataDir))!.url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function sql<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return withClient(async (client) => (await client.query(text, [...values])).rows);
}

/** Holds the run's row while `act` runs, so that no worker can report or finish. */
function withLockedRun(id: string, act: () => Promise<void>): Promise<void> {
  return withClient(async (client) => {
    await client.query("begin");
    await client.query("select from runs.strategy_run where run_id = $1 for update", [id]);
    await act();
    await client.query("commit");
  });
}

async function startWorker() {
  const worker = programs.start("src/app/commands/worker.ts", {
    environment: { DATA_DIR: dataDir, WORKER_CONCURRENCY: "1" },
  });
  await worker.waitForOutput(/is processing background jobs/);
  return worker;
}

async function execute(): Promise<string> {
  const tickers = Array.from({ length: TICKERS }, (_, index) => `SYN${String((index % TICKERS) + 1).padStart(4, "0")}`);
  const { executeStrategy } = await dataOf(
    server.url,
    `mutation ($tickers: [String!]!) {
      executeStrategy(input: { strategyCode: "bullish_breakout", universe: { tickers: $tickers }, asOf: "2018-05-11" }) {
        run { id }
        userErrors { message }
      }
    }`,
    { tickers },
  );
  return executeStrategy.run.id;
}

const fetchRun = async (id: string) =>
  (await dataOf(server.url, "query ($id: ID!) { strategyRun(id: $id) { executionStatus processedCount } }", { id }))
    .strategyRun;

async function until(id: string, matches: (run: { executionStatus: string; processedCount: number }) => boolean) {
  for (;;) {
    const run = await fetchRun(id);
    if (matches(run)) return run;
    await sleep(20);
  }
}

beforeAll(async () => {
  dataDir = await programs.dataDir();
  server = await programs.startServer({ DATA_DIR: dataDir, RUN_WORKER: "off", SAMPLE_SYMBOLS: "30" });
});

test("a worker without a database exits with a message that says what to do", async () => {
  const { code, output } = await programs.run("src/app/commands/worker.ts", {
    environment: { DATA_DIR: await programs.dataDir() },
  });
  expect(code).toBe(1);
  expect(output).toMatch(/No database is running in \S+\. Start the server with npm start/);
  expect(output).not.toMatch(/\n\s+at /);
});

test("when one of two workers is killed, the other finishes its chunk, and each ticker is stored once", async () => {
  const [first, second] = await Promise.all([startWorker(), startWorker()]);
  const id = await execute();
  const active = async () =>
    (await sql(`select from pgboss.job where name = 'run-chunk' and state = 'active' and data ->> 'runId' = $1`, [id]))
      .length;
  await withLockedRun(id, async () => {
    while ((await active()) < 2) await sleep(5);
    await first.end("SIGKILL");
  });
  const run = await until(id, ({ executionStatus }) => executionStatus !== "PENDING" && executionStatus !== "RUNNING");
  expect(run).toEqual({ executionStatus: "COMPLETED", processedCount: TICKERS });
  const [counts] = await sql(
    `select count(*)::integer as rows, count(distinct ticker)::integer as tickers, max(sequence_number) as last
     from runs.strategy_execution_progress
     where run_id = $1`,
    [id],
  );
  expect(counts).toEqual({ rows: TICKERS, tickers: TICKERS, last: TICKERS });
  expect((await second.end("SIGTERM")).code).toBe(0);
});

test("a cancelled run stops within its chunk, and a resumed one processes only the remaining tickers", async () => {
  const worker = await startWorker();
  const id = await execute();
  await until(id, ({ processedCount }) => processedCount > 0);
  const input = { runId: id };
  const { cancelStrategyRun } = await dataOf(
    server.url,
    "mutation ($input: StrategyRunInput!) { cancelStrategyRun(input: $input) { run { processedCount } } }",
    { input },
  );
  const { processedCount } = cancelStrategyRun.run;
  expect(processedCount).toBeLessThan(TICKERS);
  await sleep(1000);
  expect((await fetchRun(id)).processedCount).toBe(processedCount);
  await dataOf(
    server.url,
    "mutation ($input: StrategyRunInput!) { resumeStrategyRun(input: $input) { leaseEpoch userErrors { message } } }",
    { input },
  );
  expect(await until(id, ({ executionStatus }) => executionStatus !== "RUNNING")).toEqual({
    executionStatus: "COMPLETED",
    processedCount: TICKERS,
  });
  expect((await worker.end("SIGTERM")).code).toBe(0);
});

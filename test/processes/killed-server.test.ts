import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { askServer, dataOf } from "../support/ask-server";
import { childPrograms } from "../support/child-programs";

jest.setTimeout(300_000);
const programs = childPrograms();

const WRITERS = 8;
const BATCHES = 40;
const TOTAL = WRITERS * BATCHES * 5;

const DELTA = `query ($id: ID!, $since: Int!) {
  strategyRunDelta(runId: $id, sinceRevision: $since, first: 100) {
    revision hasMore newProgress { ticker sequenceNumber }
  }
}`;

type Seen = { ticker: string; sequenceNumber: number };

/** Polls a run until it is told to stop, over all that happens to the server; gives what it saw, in order. */
function follow(url: string, id: string) {
  const seen: Seen[] = [];
  let since = 0;
  let isOver = false;
  const poll = async (): Promise<boolean> => {
    const { data } = await askServer(url, DELTA, { id, since });
    seen.push(...data.strategyRunDelta.newProgress);
    since = data.strategyRunDelta.revision;
    return data.strategyRunDelta.hasMore;
  };
  const polling = (async () => {
    while (!isOver) await poll().catch(() => sleep(100));
  })();
  return async () => {
    isOver = true;
    await polling;
    while (await poll());
    return seen;
  };
}

test("eight writers over two kills of the server: all that was acknowledged is there once, numbered without a gap", async () => {
  const dataDir = await programs.dataDir();
  let server = await programs.startServer({ DATA_DIR: dataDir, SAMPLE_PRICES: "off" });
  const { url, port } = server;
  const { startStrategyRun } = await dataOf(
    url,
    `mutation ($total: Int!) {
      startStrategyRun(input: { strategyCode: "killed", version: "1", params: {}, totalCount: $total }) { run { id } }
    }`,
    { total: TOTAL },
  );
  const { id } = startStrategyRun.run;
  const stopFollowing = follow(url, id);
  const writers = Array.from({ length: WRITERS }, (_, nth) =>
    programs.start("test/processes/report-progress.ts", { args: [url, id, `W${nth}`, String(BATCHES)] }),
  );
  const isPast = async (count: number) => {
    const query = "query ($id: ID!) { strategyRun(id: $id) { processedCount } }";
    while ((await dataOf(url, query, { id })).strategyRun.processedCount < count) await sleep(10);
  };
  for (const kill of [1, 2]) {
    await isPast((kill * TOTAL) / 4);
    await server.end("SIGKILL");
    server = await programs.startServer({ DATA_DIR: dataDir, SAMPLE_PRICES: "off", PORT: String(port) });
  }
  const ends = await Promise.all(writers.map((writer) => writer.end()));
  expect(ends.map(({ code }) => code)).toEqual(writers.map(() => 0));
  const acknowledged = new Map<string, number>(ends.flatMap(({ output }) => JSON.parse(output)));
  expect(acknowledged.size).toBe(TOTAL);

  const client = new Client({ connectionString: (await findEmbeddedPostgres(dataDir)) as string });
  await client.connect();
  const { rows } = await client.query<Seen>(
    `select ticker, sequence_number as "sequenceNumber"
     from runs.strategy_execution_progress
     where run_id = $1
     order by sequence_number`,
    [id],
  );
  const counted = await client.query(
    `select processed_count as processed, passed_count + failed_count + error_count as judged, revision
     from runs.strategy_run where run_id = $1`,
    [id],
  );
  await client.end();
  expect(rows.map((row) => row.sequenceNumber)).toEqual(Array.from({ length: TOTAL }, (_, index) => index + 1));
  expect(new Map(rows.map((row) => [row.ticker, row.sequenceNumber]))).toEqual(acknowledged);
  expect(counted.rows).toEqual([{ processed: TOTAL, judged: TOTAL, revision: TOTAL + 1 }]);
  expect(await stopFollowing()).toEqual(rows);
});

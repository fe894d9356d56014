import { Client } from "pg";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { dataOf } from "../support/ask-server";
import { childPrograms } from "../support/child-programs";

jest.setTimeout(120_000);
const programs = childPrograms();

const START = `mutation { startStrategyRun(input: { strategyCode: "s", version: "1", params: {} }) { run { id } } }`;

test("writers behind a locked row get 503 and a time to retry; others are answered, and all afterwards", async () => {
  const dataDir = await programs.dataDir();
  const { url } = await programs.startServer({
    DATA_DIR: dataDir,
    SAMPLE_PRICES: "off",
    DATABASE_POOL_SIZE: "5",
    LOCK_TIMEOUT_SECONDS: "1",
    CONNECTION_TIMEOUT_SECONDS: "1",
  });
  const { id: runId } = (await dataOf(url, START)).startStrategyRun.run;
  const report = async (ticker: string) => {
    const entries = `[{ ticker: "${ticker}", passed: true }]`;
    const query = `mutation { recordProgress(input: { runId: "${runId}", entries: ${entries} }) { receipts { verdict } } }`;
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: { extensions: { code: string } }[] };
    const retryAfter = response.headers.get("retry-after");
    return { status: response.status, retryAfter, code: errors?.[0]?.extensions.code, data };
  };
  const client = new Client({ connectionString: (await findEmbeddedPostgres(dataDir))!.url });
  await client.connect();
  await client.query("begin");
  await client.query("select from runs.strategy_run where run_id = $1 for update", [runId]);

  const refused = { status: 503, retryAfter: "1", code: "SERVICE_UNAVAILABLE", data: null };
  const writers = await Promise.all(Array.from({ length: 30 }, (_, nth) => report(`W${nth}`)));
  expect(writers).toEqual(writers.map(() => refused));
  expect(await dataOf(url, "{ strategyRuns { totalCount } }")).toEqual({ strategyRuns: { totalCount: 1 } });

  await client.query("commit");
  await client.end();
  const accepted = { status: 200, retryAfter: null, data: { recordProgress: { receipts: [{ verdict: "ACCEPTED" }] } } };
  expect(await report("A")).toEqual(accepted);
});

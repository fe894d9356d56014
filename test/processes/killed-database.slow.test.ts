import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { askServer, dataOf } from "../support/ask-server";
import { childPrograms } from "../support/child-programs";

jest.setTimeout(180_000);
const programs = childPrograms();

const EXECUTE = `mutation {
  executeStrategy(input: { strategyCode: "bullish_breakout", universe: { tickers: ["AAPL"] }, asOf: "2018-05-11" }) {
    run { id }
    userErrors { message }
  }
}`;
const STATUS = "query ($id: ID!) { strategyRun(id: $id) { executionStatus } }";

async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, "cluster", "postmaster.pid"), "utf8");
  return Number(text.split("\n")[0]);
}

test("a database that is killed is started again; requests and jobs go on, and the stop is clean", async () => {
  const dataDir = await programs.dataDir();
  const server = await programs.startServer({ DATA_DIR: dataDir, SAMPLE_SYMBOLS: "3" });
  const killed = await postmasterOf(dataDir);
  process.kill(killed, "SIGKILL");
  const refused = await askServer(server.url, "{ strategyRuns { totalCount } }");
  expect([200, 503]).toContain(refused.status);
  while (!(await fetch(`${server.url}/readyz`)).ok) await sleep(200);

  const { run, userErrors } = (await dataOf(server.url, EXECUTE)).executeStrategy;
  expect(userErrors).toEqual([]);
  const status = async () => (await dataOf(server.url, STATUS, { id: run.id })).strategyRun.executionStatus;
  while ((await status()) !== "COMPLETED") await sleep(100);

  const restarted = await postmasterOf(dataDir);
  expect(restarted).not.toBe(killed);
  expect((await server.end("SIGTERM")).code).toBe(0);
  expect(await findEmbeddedPostgres(dataDir)).toBeNull();
});

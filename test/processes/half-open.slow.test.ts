import { setTimeout as sleep } from "node:timers/promises";
import { dataOf } from "../support/ask-server";
import { childPrograms } from "../support/child-programs";
import { type StallingProxy, stallingProxy } from "../support/stalling-proxy";
import { ownedDatabase } from "../support/test-database";

jest.setTimeout(180_000);
const programs = childPrograms();
const database = ownedDatabase();
let proxy: StallingProxy;

beforeAll(async () => {
  proxy = await stallingProxy(database.url);
});
afterAll(() => proxy.close());

const START = `mutation { startStrategyRun(input: { strategyCode: "s", version: "1", params: {} }) { run { id } } }`;
const REPORT = `mutation ($run: ID!) {
  recordProgress(input: { runId: $run, entries: [{ ticker: "A", passed: true }] }) { receipts { verdict } }
}`;
const WAIT = `query ($run: ID!) { strategyRunDelta(runId: $run, sinceRevision: 0, waitMs: 20000) { run { processedCount } } }`;
const REVISION = "query ($run: ID!) { strategyRunDelta(runId: $run, sinceRevision: -1) { revision } }";

test("waiting polls hear of changes though the connections went silent, and readiness tells of it", async () => {
  const { url } = await programs.startServer({ DATABASE_URL: proxy.url, SAMPLE_PRICES: "off" });
  const { id: run } = (await dataOf(url, START)).startStrategyRun.run;
  const { revision } = (await dataOf(url, REVISION.replace("-1", "0"), { run })).strategyRunDelta;
  const waiting = dataOf(url, WAIT.replace("sinceRevision: 0", `sinceRevision: ${revision}`), { run });
  await sleep(1000);
  proxy.stall();
  const states = new Set<number>();
  const isReady = async () => {
    const { status } = await fetch(`${url}/readyz`);
    states.add(status);
    return status === 200;
  };
  const unreadyBy = Date.now() + 10_000;
  while ((await isReady()) && Date.now() < unreadyBy) await sleep(100);
  expect(states).toContain(503);
  while (!(await isReady())) await sleep(100);
  // Reported by another server, whose connections are well.
  const other = await programs.startServer({ DATABASE_URL: database.url, SAMPLE_PRICES: "off", RUN_WORKER: "off" });
  await dataOf(other.url, REPORT, { run });
  expect((await waiting).strategyRunDelta.run.processedCount).toBe(1);
});

import { setTimeout as sleep } from "node:timers/promises";
import { dataOf } from "../support/ask-server";
import { childPrograms } from "../support/child-programs";
import { ownedDatabase } from "../support/test-database";

jest.setTimeout(120_000);
const programs = childPrograms();
const database = ownedDatabase();

const EXECUTE = `mutation {
  executeStrategy(input: { strategyCode: "bullish_breakout", universe: { tickers: ["AAPL"] }, asOf: "2018-05-11" }) {
    run { id }
    userErrors { message }
  }
}`;
const STATUS = "query ($id: ID!) { strategyRun(id: $id) { executionStatus } }";

test("after a newer version has migrated, a worker takes no jobs and a server is not ready; both say what is wanted", async () => {
  const environment = { DATABASE_URL: database.url, SAMPLE_PRICES: "on", SAMPLE_SYMBOLS: "1" };
  const server = await programs.startServer({ ...environment, RUN_WORKER: "off" });
  const worker = programs.start("src/app/commands/worker.ts", { environment });
  await worker.waitForOutput(/is processing background jobs/);
  const statusOf = async (id: string) => (await dataOf(server.url, STATUS, { id })).strategyRun.executionStatus;
  const readiness = async () => (await fetch(`${server.url}/readyz`)).json();

  await database.sql(`insert into migrations ("timestamp", name) values (4102444800000, 'FromTheFuture4102444800000')`);
  expect(await readiness()).toEqual({
    isReady: false,
    reason: expect.stringMatching(/newer.*FromTheFuture4102444800000/),
  });
  await worker.waitForOutput(/No background jobs are processed\. The database is newer.*FromTheFuture4102444800000/);
  const { run, userErrors } = (await dataOf(server.url, EXECUTE)).executeStrategy;
  expect(userErrors).toEqual([]);
  await sleep(3000);
  expect(await statusOf(run.id)).toBe("PENDING");

  await database.sql("delete from migrations where name = 'FromTheFuture4102444800000'");
  await worker.waitForOutput(/Background jobs are processed again/);
  while ((await statusOf(run.id)) === "PENDING") await sleep(100);
  expect(await readiness()).toEqual({ isReady: true, reason: null });
});

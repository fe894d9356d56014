import { findStrategy } from "../../../src/engine/built-in-strategies";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { runChunk } from "../../../src/runs/execution/run-chunk";
import { runJobs } from "../../../src/runs/run-jobs";
import { countStatements } from "../../support/count-statements";
import { testApp } from "../../support/test-app";
import { errorsOf, passes, readRun, report, send, tickers } from "../run-client";
import { finishedJobs } from "./background-jobs";
import { endedRun, executedRun, oneTo, written } from "./executed-run";

const app = testApp({ samples: 3 });
const NAMES = ["AAPL", "SYN0001", "SYN0002", "SYN0003", ...tickers(76)];
const chunkOf = (runId: string, names: readonly string[] = NAMES, leaseEpoch = 1) => ({
  runId,
  leaseEpoch,
  tickers: names,
});
const work = (...chunk: Parameters<typeof chunkOf>) => runChunk(app.database.db, chunkOf(...chunk), app);

// A fixed clock: estimates are the same in every read.
beforeAll(() => app.setNow(new Date()));

async function expectEachOnce(runId: string, names: readonly string[] = NAMES) {
  const { sequences, tickers: done, resultTickers } = await written(app, runId);
  expect(done).toEqual([...names].sort());
  expect(resultTickers).toEqual(done);
  expect(sequences).toEqual(oneTo(names.length));
}

describe("a chunk", () => {
  test("starts a pending run, and completes it if it is the last", async () => {
    const runId = await executedRun(app, NAMES);
    await work(runId, NAMES.slice(0, 50));
    const half = await readRun(app, runId);
    expect(half).toMatchObject({
      executionStatus: "RUNNING",
      processedCount: 50,
      currentTicker: NAMES[49],
      health: "HEALTHY",
    });
    expect(half.startedAt).not.toBeNull();
    await work(runId, NAMES.slice(50));
    expect(await readRun(app, runId)).toMatchObject({
      executionStatus: "COMPLETED",
      exitStatus: "ok",
      startedAt: half.startedAt,
    });
    await expectEachOnce(runId);
  });

  test("that is delivered a second time changes nothing", async () => {
    const runId = await executedRun(app, NAMES);
    await work(runId, NAMES.slice(0, 50));
    const before = [await readRun(app, runId), await written(app, runId)];
    await work(runId, NAMES.slice(0, 50));
    expect([await readRun(app, runId), await written(app, runId)]).toEqual(before);
    await work(runId, NAMES.slice(50));
    const completed = await readRun(app, runId);
    await work(runId, NAMES.slice(50));
    expect(await readRun(app, runId)).toEqual(completed);
    await expectEachOnce(runId);
  });

  test("that a dead worker has partly processed is continued: only the remaining tickers are processed", async () => {
    const runId = await executedRun(app, NAMES);
    await work(runId, NAMES.slice(10, 40));
    const { timeline } = await written(app, runId);
    const { statements } = await countStatements(app.database.dataSource, () => work(runId));
    // 50 of the 80 tickers remain: two reports of 25; all would take four.
    expect(statements.filter((text) => text.includes("runs.record_progress"))).toHaveLength(2);
    // Bars are read per report too: decades of bars of a whole chunk would take hundreds of MB.
    expect(statements.filter((text) => text.includes("market.market_data_cache"))).toHaveLength(2);
    expect((await written(app, runId)).timeline.slice(0, 30)).toEqual(timeline);
    expect(await readRun(app, runId)).toMatchObject({ executionStatus: "COMPLETED" });
    await expectEachOnce(runId);
  });

  test("that takes too long leaves its other tickers to another job", async () => {
    const runId = await executedRun(app, NAMES);
    await runChunk(app.database.db, chunkOf(runId), { ...app, maxMs: 0 });
    expect(await readRun(app, runId)).toMatchObject({ executionStatus: "RUNNING", processedCount: 25 });
    const jobs = await app.database.sql(
      "select data from pgboss.job where name = 'run-chunk' and data ->> 'runId' = $1 order by created_on",
      [runId],
    );
    expect(jobs.map(({ data }) => data)).toEqual([chunkOf(runId), chunkOf(runId, NAMES.slice(25))]);
    await work(runId, NAMES.slice(25));
    expect(await readRun(app, runId)).toMatchObject({ executionStatus: "COMPLETED" });
    await expectEachOnce(runId);
  });

  test("that several workers process at the same time records each ticker once", async () => {
    for (let round = 0; round < 4; round++) {
      const runId = await executedRun(app, NAMES);
      await Promise.all([work(runId), work(runId), work(runId)]);
      const run = await readRun(app, runId, "summary { passedCount failedCount errorCount }");
      expect(run).toMatchObject({ executionStatus: "COMPLETED", processedCount: 80, summary: { errorCount: 0 } });
      expect(run.summary.passedCount + run.summary.failedCount).toBe(80);
      await expectEachOnce(runId);
    }
  });

  test("that runs concurrently with others completes the run if it ends last", async () => {
    for (let round = 0; round < 4; round++) {
      const runId = await executedRun(app, NAMES);
      await Promise.all([0, 20, 40, 60].map((start) => work(runId, NAMES.slice(start, start + 20))));
      expect(await readRun(app, runId)).toMatchObject({ executionStatus: "COMPLETED", progressPercent: 100 });
      await expectEachOnce(runId);
    }
  });

  test("is the only writer of its run: the owner cannot report it", async () => {
    const runId = await executedRun(app, NAMES);
    await work(runId, NAMES.slice(0, 50));
    const before = [await readRun(app, runId), await written(app, runId)];
    for (const ticker of ["ZZZZ", "T70", "AAPL"]) {
      const payload = await report(app, runId, passes([ticker]));
      expect(errorsOf(payload)).toEqual(["FORBIDDEN input.runId"]);
      expect(payload).toMatchObject({ receipts: [], run: { processedCount: 50 } });
    }
    for (const end of ["completeStrategyRun", "failStrategyRun"]) {
      const { data } = await app.query(
        `mutation ($runId: ID!) { ${end}(input: { runId: $runId }) { userErrors { code field } } }`,
        { runId },
      );
      expect(errorsOf(data[end])).toEqual(["FORBIDDEN input.runId"]);
    }
    expect([await readRun(app, runId), await written(app, runId)]).toEqual(before);
    await work(runId, NAMES.slice(50));
    expect(await readRun(app, runId)).toMatchObject({ executionStatus: "COMPLETED", progressPercent: 100 });
  });

  test("of an older lease, of an ended run or of an unknown run does nothing", async () => {
    const runId = await executedRun(app, NAMES);
    await send(app, "cancelStrategyRun", runId);
    const cancelled = await readRun(app, runId);
    await work(runId);
    expect(await readRun(app, runId)).toEqual(cancelled);
    await send(app, "resumeStrategyRun", runId);
    const resumed = await readRun(app, runId);
    await work(runId, NAMES, 1);
    expect(await readRun(app, runId)).toEqual(resumed);
    expect(await written(app, runId)).toMatchObject({ timeline: [], resultTickers: [] });
    await work("00000000-0000-4000-8000-000000000000");
  });
});

test("a ticker that a strategy cannot evaluate becomes an error, and the run continues to its end", async () => {
  const runId = await executedRun(app, NAMES.slice(0, 5));
  await work(runId, ["AAPL"]);
  // From here on a parameter is missing, and the strategy throws.
  await app.database.sql("update runs.strategy_run set params_json = '{}' where run_id = $1", [runId]);
  await work(runId, NAMES.slice(1, 5));
  const run = await readRun(app, runId, "summary { errorCount } progress { nodes { ticker outcome errorMessage } }");
  expect(run).toMatchObject({ executionStatus: "COMPLETED", processedCount: 5, summary: { errorCount: 4 } });
  expect(run.progress.nodes[1]).toEqual({
    ticker: "SYN0001",
    outcome: "ERROR",
    errorMessage: expect.stringContaining("volume_threshold_multiple"),
  });
  const { results } = await readRun(
    app,
    runId,
    'results(filter: { tickerIn: ["SYN0001"] }) { nodes { passed classification reasons } }',
  );
  expect(results.nodes).toEqual([{ passed: false, classification: "error", reasons: ["evaluation_error"] }]);
});

test("a flow that can no longer be built fails its run at once, with the reason", async () => {
  const runId = await executedRun(app, NAMES);
  await app.database.sql(
    `insert into runs.strategy_run_flow (run_id, flow_owner_id, name, logic_flow)
     select run_id, owner_id, 'Gone', $2::jsonb
     from runs.strategy_run
     where run_id = $1`,
    [runId, JSON.stringify(buildFlow({ buy: { template: "no_such_node" } }))],
  );
  await work(runId, NAMES.slice(0, 50));
  expect(await readRun(app, runId)).toMatchObject({
    executionStatus: "FAILED",
    exitStatus: "error",
    errorMessage: expect.stringMatching(/^The strategy of this run can no longer be built: .*no_such_node/),
    processedCount: 0,
  });
});

describe("a chunk whose job fails permanently", () => {
  const [{ giveUp, handle }] = runJobs(1, app.evaluations) as [ReturnType<typeof runJobs>[number]];

  test("fails its run with a message about what to do, and a resume processes the rest", async () => {
    const runId = await executedRun(app, NAMES);
    await work(runId, NAMES.slice(0, 30));
    // A strategy that this version does not have: every attempt fails.
    await app.database.sql("update runs.strategy_run set strategy_code = 'gone' where run_id = $1", [runId]);
    await app.database.sql("update pgboss.job set retry_limit = 1 where data ->> 'runId' = $1", [runId]);
    await app.jobs.work();
    const failed = await endedRun(app, runId);
    expect(failed).toMatchObject({ executionStatus: "FAILED", exitStatus: "error", processedCount: 30 });
    expect(failed.errorMessage).toMatch(/could not be processed after several attempts; resume the run/);
    expect((await finishedJobs(app, runId)).map(({ state, retry_count }) => [state, retry_count])).toEqual([
      ["failed", 1],
    ]);

    const { code } = findStrategy("bullish_breakout")!;
    await app.database.sql("update runs.strategy_run set strategy_code = $2 where run_id = $1", [runId, code]);
    await send(app, "resumeStrategyRun", runId);
    expect(await endedRun(app, runId)).toMatchObject({
      executionStatus: "COMPLETED",
      errorMessage: null,
      exitStatus: "ok",
    });
    await expectEachOnce(runId);
  });

  test("does not fail a run that has ended, or that was resumed since", async () => {
    const runId = await executedRun(app, ["AAPL"]);
    await handle(app.database.db, chunkOf(runId, ["AAPL"]), app.jobs);
    const completed = await endedRun(app, runId);
    await giveUp?.(app.database.db, chunkOf(runId, ["AAPL"]));
    expect(await readRun(app, runId)).toEqual(completed);

    const other = await executedRun(app, ["AAPL"]);
    await send(app, "cancelStrategyRun", other);
    await send(app, "resumeStrategyRun", other);
    await giveUp?.(app.database.db, chunkOf(other, ["AAPL"], 1));
    expect((await endedRun(app, other)).executionStatus).toBe("COMPLETED");
  });
});

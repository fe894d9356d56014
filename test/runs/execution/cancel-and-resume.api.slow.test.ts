import { startLeasedRun } from "../../../src/runs/execution/start-leased-run";
import { writeProgress } from "../../../src/runs/progress/write-progress";
import { testApp } from "../../support/test-app";
import { readRun, send, tickers } from "../run-client";
import { finishedJobs, jobsOf, slowReports } from "./background-jobs";
import { endedRun, executedRun, oneTo, waitUntil, written } from "./executed-run";

const app = testApp({ samples: 1, works: true });
const idle = testApp({ samples: 1 });
const NAMES = ["AAPL", ...tickers(999)];
/** Number of tickers in a worker's report. */
const REPORT = 25;

beforeAll(() => slowReports(app, 0.05));

/** A run of five chunks that was cancelled after two workers had started it. */
async function cancelledRun(): Promise<string> {
  const runId = await executedRun(app, NAMES);
  await waitUntil(app, runId, (run) => run.processedCount > 2 * REPORT);
  const { run, userErrors } = await send(app, "cancelStrategyRun", runId);
  expect(userErrors).toEqual([]);
  expect(run).toMatchObject({ executionStatus: "CANCELLED", exitStatus: "cancelled" });
  expect(run.processedCount).toBeLessThan(NAMES.length - 4 * REPORT);
  return runId;
}

describe("cancelling", () => {
  test("a pending run makes its jobs end without processing anything", async () => {
    const runId = await executedRun(idle, NAMES);
    const { run } = await send(idle, "cancelStrategyRun", runId);
    expect(run).toMatchObject({ executionStatus: "CANCELLED", startedAt: null, durationMs: null, processedCount: 0 });
    expect((await jobsOf(idle, runId)).map(({ state }) => state)).toEqual(Array(5).fill("created"));
    await idle.jobs.work();
    expect((await finishedJobs(idle, runId)).map(({ state }) => state)).toEqual(Array(5).fill("completed"));
    expect(await readRun(idle, runId)).toEqual(run);
    expect(await written(idle, runId)).toMatchObject({ timeline: [], resultTickers: [] });
  });

  test("a running run stops its workers; no ticker is recorded afterwards", async () => {
    const runId = await cancelledRun();
    const atOnce = await readRun(app, runId);
    const before = await written(app, runId);
    const jobs = await finishedJobs(app, runId);
    // Neither failed nor retried: a worker whose run is cancelled has completed its job.
    expect(jobs.map(({ state, retry_count }) => `${state} ${retry_count}`)).toEqual(Array(5).fill("completed 0"));
    expect(await readRun(app, runId)).toEqual(atOnce);
    expect(await written(app, runId)).toEqual(before);
    expect(before.sequences).toEqual(oneTo(atOnce.processedCount));
    expect(before.resultTickers).toEqual(before.tickers);
  });

  test("a run ends its active chunks with their current report", async () => {
    const runId = await executedRun(app, NAMES.slice(0, 400));
    await waitUntil(app, runId, (run) => run.processedCount > 0);
    const { run } = await send(app, "cancelStrategyRun", runId);
    const states = (await finishedJobs(app, runId)).map(({ state }) => state);
    expect(states).toEqual(["completed", "completed"]);
    // Each report is recorded completely or not at all.
    expect(run.processedCount % REPORT).toBe(0);
    expect(await readRun(app, runId)).toMatchObject({ processedCount: run.processedCount, revision: run.revision });
  });
});

describe("resuming", () => {
  test("a cancelled run processes the remaining tickers only", async () => {
    const runId = await cancelledRun();
    await finishedJobs(app, runId);
    const before = await written(app, runId);
    const { run, leaseEpoch } = await send(app, "resumeStrategyRun", runId);
    expect(leaseEpoch).toBe(2);
    expect(run).toMatchObject({ executionStatus: "RUNNING", processedCount: before.tickers.length });
    const left = (await jobsOf(app, runId)).filter(({ data }) => data.leaseEpoch === 2).map(({ data }) => data.tickers);
    expect(left.flat().sort()).toEqual(NAMES.filter((name) => !before.tickers.includes(name)).sort());
    expect(Math.max(...left.map((chunk) => chunk.length))).toBeLessThanOrEqual(200);

    expect(await endedRun(app, runId)).toMatchObject({
      executionStatus: "COMPLETED",
      exitStatus: "ok",
      processedCount: NAMES.length,
      progressPercent: 100,
    });
    const after = await written(app, runId);
    expect(after.timeline.slice(0, before.timeline.length)).toEqual(before.timeline);
    expect(after.sequences).toEqual(oneTo(NAMES.length));
    expect(after.tickers).toEqual([...NAMES].sort());
    expect(after.resultTickers).toEqual(after.tickers);
  });

  test("a run whose old workers are still active records each ticker once", async () => {
    const runId = await cancelledRun();
    await send(app, "resumeStrategyRun", runId);
    expect(await endedRun(app, runId)).toMatchObject({ executionStatus: "COMPLETED", processedCount: NAMES.length });
    const { sequences, tickers: writtenTickers, resultTickers } = await written(app, runId);
    expect(sequences).toEqual(oneTo(NAMES.length));
    expect(writtenTickers).toEqual([...NAMES].sort());
    expect(resultTickers).toEqual(writtenTickers);
    expect((await finishedJobs(app, runId)).every(({ state }) => state === "completed")).toBe(true);
  });

  test("a run that was cancelled while pending starts it", async () => {
    const runId = await executedRun(app, ["AAPL", "SYN0001"]);
    await send(app, "cancelStrategyRun", runId);
    await send(app, "resumeStrategyRun", runId);
    const run = await endedRun(app, runId);
    expect(run).toMatchObject({ executionStatus: "COMPLETED", processedCount: 2 });
    expect(run.startedAt).not.toBeNull();
  });

  test("a run without remaining tickers completes it without a job", async () => {
    const runId = await executedRun(idle, ["AAPL"]);
    const lease = { runId, leaseEpoch: 1 };
    await startLeasedRun(idle.database.db, lease);
    const report = { ...lease, entries: [{ ticker: "AAPL", passed: true }] };
    await writeProgress(idle.database.db, { executor: "server", viewer: null }, report);
    await send(idle, "cancelStrategyRun", runId);
    const payload = await send(idle, "resumeStrategyRun", runId);
    expect(payload).toMatchObject({ leaseEpoch: 2, run: { executionStatus: "COMPLETED", exitStatus: "ok" } });
    expect((await jobsOf(idle, runId)).filter(({ data }) => data.leaseEpoch === 2)).toEqual([]);
  });
});

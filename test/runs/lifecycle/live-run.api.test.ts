import { seededRandom } from "../../../src/market/samples/seeded-random";
import { testApp } from "../../support/test-app";
import { passes, readRun, report, send, startedRun, tickers } from "../run-client";

const app = testApp();
afterEach(() => app.setNow(null));

/** Lets time pass for a run: moves its last report and its start into the past. */
const elapse = (runId: string, seconds: number) =>
  app.database.sql(
    `update runs.strategy_run
     set last_progress_update = last_progress_update - $2 * interval '1 second',
         started_at = started_at - $2 * interval '1 second'
     where run_id = $1`,
    [runId, seconds],
  );

/** Reads a run as of some seconds after its last report. */
async function readLater(runId: string, seconds: number) {
  const { lastProgressUpdate } = await readRun(app, runId);
  app.setNow(new Date(Date.parse(lastProgressUpdate) + seconds * 1000));
  return readRun(app, runId, "summary { tickersPerSecond }");
}

/** Reports batches, each of a random whole number of seconds, at a rate of tickers per second. */
async function work(runId: string, { rate, batches, seed }: { rate: number; batches: number; seed: string }) {
  const random = seededRandom(seed);
  for (let batch = 0; batch < batches; batch++) {
    const seconds = 2 + Math.floor(random() * 7);
    await elapse(runId, seconds);
    await report(app, runId, passes(tickers(seconds * rate, `${seed}${batch}N`)));
  }
}

/** Relative error of the estimate, compared with the remaining time at that rate. */
async function errorOfEstimate(runId: string, rate: number): Promise<number> {
  const run = await readLater(runId, 0);
  const left = (run.totalCount - run.processedCount) / rate;
  const estimate = (Date.parse(run.estimatedCompletion) - Date.parse(run.lastProgressUpdate)) / 1000;
  return Math.abs(estimate - left) / left;
}

describe("the estimated completion", () => {
  test("of a run at 10 tickers per second is accurate to 10 %, whatever its batches", async () => {
    const runId = await startedRun(app, { totalCount: 5000 });
    await work(runId, { rate: 10, batches: 12, seed: "even" });
    expect(await errorOfEstimate(runId, 10)).toBeLessThan(0.1);
    const { tickersPerSecond } = (await readLater(runId, 0)).summary;
    expect(Math.abs(tickersPerSecond - 10)).toBeLessThan(1);
  });

  test("adapts to a run that becomes four times as fast", async () => {
    const runId = await startedRun(app, { totalCount: 10_000 });
    await work(runId, { rate: 5, batches: 10, seed: "slow" });
    expect(await errorOfEstimate(runId, 5)).toBeLessThan(0.1);
    await work(runId, { rate: 20, batches: 24, seed: "fast" });
    expect(await errorOfEstimate(runId, 20)).toBeLessThan(0.1);
  });

  test("is null until five tickers are processed", async () => {
    const runId = await startedRun(app, { totalCount: 100 });
    await elapse(runId, 8);
    await report(app, runId, passes(tickers(4)));
    expect((await readLater(runId, 0)).estimatedCompletion).toBeNull();
    await elapse(runId, 2);
    await report(app, runId, passes(["FIFTH"]));
    expect((await readLater(runId, 0)).estimatedCompletion).not.toBeNull();
  });

  test("is null without a total, while the run is stalled, and after its end", async () => {
    const [endless, runId] = [await startedRun(app), await startedRun(app, { totalCount: 100 })];
    for (const id of [endless, runId]) {
      await elapse(id, 5);
      await report(app, id, passes(tickers(10)));
    }
    expect((await readLater(endless, 0)).estimatedCompletion).toBeNull();
    expect((await readLater(runId, 59)).estimatedCompletion).not.toBeNull();
    expect((await readLater(runId, 61)).estimatedCompletion).toBeNull();
    await send(app, "cancelStrategyRun", runId);
    expect((await readLater(runId, 0)).estimatedCompletion).toBeNull();
  });

  test("does not count the time between a failure and the resume", async () => {
    const runId = await startedRun(app, { totalCount: 2000 });
    await work(runId, { rate: 10, batches: 6, seed: "before" });
    await send(app, "failStrategyRun", runId);
    await elapse(runId, 3600);
    const { run } = await send(app, "resumeStrategyRun", runId);
    expect(run).toMatchObject({ health: "HEALTHY", estimatedCompletion: null });
    await elapse(runId, 10);
    await report(app, runId, passes(tickers(100, "AFTER")), { leaseEpoch: 2 });
    expect(await errorOfEstimate(runId, 10)).toBeLessThan(0.1);
  });

  test("counts the time until a report without new tickers, which is a sign of life", async () => {
    const runId = await startedRun(app, { totalCount: 1000 });
    await elapse(runId, 10);
    await report(app, runId, passes(tickers(100)));
    const before = (await readLater(runId, 0)).summary.tickersPerSecond;
    await elapse(runId, 30);
    await report(app, runId, passes(tickers(100)));
    // Without new tickers in the last 30 seconds, the tickers and seconds before them count by a factor of e less.
    const expected = (100 * Math.exp(-1)) / (10 * Math.exp(-1) + 30);
    expect(before).toBeCloseTo(10, 0);
    expect((await readLater(runId, 30)).summary.tickersPerSecond).toBeCloseTo(expected, 1);
  });
});

describe("health", () => {
  test.each([
    [5, "HEALTHY"],
    [11, "SLOW"],
    [61, "STALLED"],
    [601, "LOST"],
  ])("%d s after the last report is %s", async (seconds, health) => {
    const runId = await startedRun(app, { totalCount: 100 });
    await elapse(runId, 1);
    await report(app, runId, passes(tickers(10)));
    expect(await readLater(runId, seconds)).toMatchObject({ health, executionStatus: "RUNNING" });
  });

  test("of a run that reports every nine seconds is not SLOW after forty seconds", async () => {
    const runId = await startedRun(app, { totalCount: 1000 });
    for (let batch = 0; batch < 5; batch++) {
      await elapse(runId, 9);
      await report(app, runId, passes(tickers(10, `B${batch}N`)));
    }
    expect((await readLater(runId, 40)).health).toBe("HEALTHY");
    expect((await readLater(runId, 59)).health).toBe("SLOW");
  });

  test("of a run without reports is measured from its start, and of an ended run it is FINISHED", async () => {
    const runId = await startedRun(app);
    expect((await readLater(runId, 61)).health).toBe("STALLED");
    await send(app, "completeStrategyRun", runId);
    expect((await readLater(runId, 100_000)).health).toBe("FINISHED");
  });
});

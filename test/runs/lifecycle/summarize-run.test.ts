import { ExecutionStatus } from "../../../src/runs/lifecycle/execution-status.enum";
import { summarizeRun } from "../../../src/runs/lifecycle/summarize-run";
import { sampleRun, secondsLater } from "./sample-run";

test("errors are excluded from the pass rate", () => {
  expect(summarizeRun(sampleRun({ passedCount: 3, failedCount: 1, errorCount: 96 }))).toMatchObject({
    passedCount: 3,
    failedCount: 1,
    errorCount: 96,
    passRate: 0.75,
  });
});

test("the pass rate is null, not 0, if no ticker was evaluated", () => {
  expect(summarizeRun(sampleRun({ errorCount: 5 })).passRate).toBeNull();
  expect(summarizeRun(sampleRun({ failedCount: 5 })).passRate).toBe(0);
});

test("means include only tickers with a value", () => {
  const run = sampleRun({
    processedCount: 100,
    scoreSum: -9,
    scoreCount: 2,
    processingMsSum: 30,
    processingMsCount: 4,
  });
  expect(summarizeRun(run)).toMatchObject({ averageScore: -4.5, averageProcessingTimeMs: 7.5 });
  expect(summarizeRun(sampleRun())).toMatchObject({ averageScore: null, averageProcessingTimeMs: null });
});

test("classifications are ordered by frequency, ties by name", () => {
  const classificationCounts = { Hold: 2, Buy: 5, Avoid: 2, "": 1 };
  expect(summarizeRun(sampleRun({ classificationCounts })).classifications).toEqual([
    { classification: "Buy", count: 5 },
    { classification: "Avoid", count: 2 },
    { classification: "Hold", count: 2 },
    { classification: "", count: 1 },
  ]);
});

test("tickersPerSecond is the current rate while running and the average of the whole run afterwards", () => {
  const facts = { startedAt: secondsLater(-100), lastProgressUpdate: secondsLater(0), processedCount: 500 };
  expect(summarizeRun(sampleRun(facts)).tickersPerSecond).toBe(10);
  expect(summarizeRun(sampleRun({ ...facts, executionStatus: ExecutionStatus.COMPLETED })).tickersPerSecond).toBe(5);
});

test("tickersPerSecond is null for a run that ended without a report or before it started", () => {
  const cancelled = { executionStatus: ExecutionStatus.CANCELLED, processedCount: 0 };
  const moment = secondsLater(0);
  expect(summarizeRun(sampleRun({ ...cancelled, startedAt: null })).tickersPerSecond).toBeNull();
  expect(summarizeRun(sampleRun({ ...cancelled, lastProgressUpdate: null })).tickersPerSecond).toBeNull();
  expect(
    summarizeRun(sampleRun({ ...cancelled, startedAt: moment, lastProgressUpdate: moment })).tickersPerSecond,
  ).toBeNull();
});

import { ExecutionStatus } from "../../../src/runs/lifecycle/execution-status.enum";
import { summarizeRun } from "../../../src/runs/lifecycle/summarize-run";
import { sampleRun, secondsLater } from "./sample-run";

test("errors count for neither side of the pass rate", () => {
  expect(summarizeRun(sampleRun({ passedCount: 3, failedCount: 1, errorCount: 96 }))).toMatchObject({
    passedCount: 3,
    failedCount: 1,
    errorCount: 96,
    passRate: 0.75,
  });
});

test("a rate of nothing is null, not 0: nothing was evaluated", () => {
  expect(summarizeRun(sampleRun({ errorCount: 5 })).passRate).toBeNull();
  expect(summarizeRun(sampleRun({ failedCount: 5 })).passRate).toBe(0);
});

test("means are over what was reported, not over all tickers", () => {
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

test("classifications are the most frequent first, ties by name", () => {
  const classificationCounts = { Hold: 2, Buy: 5, Avoid: 2, "": 1 };
  expect(summarizeRun(sampleRun({ classificationCounts })).classifications).toEqual([
    { classification: "Buy", count: 5 },
    { classification: "Avoid", count: 2 },
    { classification: "Hold", count: 2 },
    { classification: "", count: 1 },
  ]);
});

test("the speed is that of late while running, and that of the whole run afterwards", () => {
  const facts = { startedAt: secondsLater(-100), lastProgressUpdate: secondsLater(0), processedCount: 500 };
  expect(summarizeRun(sampleRun(facts)).tickersPerSecond).toBe(10);
  expect(summarizeRun(sampleRun({ ...facts, executionStatus: ExecutionStatus.COMPLETED })).tickersPerSecond).toBe(5);
});

test("a run that ended without a report, or before it began, has no speed", () => {
  const cancelled = { executionStatus: ExecutionStatus.CANCELLED, processedCount: 0 };
  const moment = secondsLater(0);
  expect(summarizeRun(sampleRun({ ...cancelled, startedAt: null })).tickersPerSecond).toBeNull();
  expect(summarizeRun(sampleRun({ ...cancelled, lastProgressUpdate: null })).tickersPerSecond).toBeNull();
  expect(
    summarizeRun(sampleRun({ ...cancelled, startedAt: moment, lastProgressUpdate: moment })).tickersPerSecond,
  ).toBeNull();
});

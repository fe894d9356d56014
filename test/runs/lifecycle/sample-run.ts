import { ExecutionStatus } from "../../../src/runs/lifecycle/execution-status.enum";
import { StrategyRun } from "../../../src/runs/lifecycle/strategy-run.entity";

export const SAMPLE_TIME = new Date("2024-06-01T12:00:00Z");
export const secondsLater = (seconds: number) => new Date(SAMPLE_TIME.getTime() + seconds * 1000);

/** A RUNNING run of 1000 tickers at 10 per second, last reported at `SAMPLE_TIME`. It is not stored. */
export function sampleRun(facts: Partial<StrategyRun> = {}): StrategyRun {
  return Object.assign(new StrategyRun(), {
    executionStatus: ExecutionStatus.RUNNING,
    startedAt: secondsLater(-50),
    lastProgressUpdate: SAMPLE_TIME,
    totalCount: 1000,
    processedCount: 500,
    recentTickers: 200,
    recentSeconds: 20,
    recentBatches: 20,
    passedCount: 0,
    failedCount: 0,
    errorCount: 0,
    scoreSum: 0,
    scoreCount: 0,
    processingMsSum: 0,
    processingMsCount: 0,
    classificationCounts: {},
    ...facts,
  });
}

import type { HealthThresholds } from "../health-thresholds";
import { ExecutionStatus } from "./execution-status.enum";
import { RunHealth } from "./run-health.enum";
import type { StrategyRun } from "./strategy-run.entity";

type Reported = Pick<
  StrategyRun,
  "executionStatus" | "isTerminal" | "lastProgressUpdate" | "startedAt" | "recentSeconds" | "recentBatches"
>;

/** The health of a run at time `now`, judged by the age of its last report. */
export function runHealth(run: Reported, now: Date, thresholds: HealthThresholds): RunHealth {
  if (run.isTerminal) return RunHealth.FINISHED;
  if (run.executionStatus === ExecutionStatus.PENDING) return RunHealth.HEALTHY;
  const lastReport = run.lastProgressUpdate ?? run.startedAt ?? now;
  const silence = (now.getTime() - lastReport.getTime()) / 1000;
  const averageGap = run.recentBatches > 0 ? run.recentSeconds / run.recentBatches : 0;
  if (silence > thresholds.lostAfterSeconds) return RunHealth.LOST;
  if (silence > thresholds.stalledAfterSeconds) return RunHealth.STALLED;
  if (silence > Math.max(thresholds.slowAfterSeconds, thresholds.slowFactor * averageGap)) return RunHealth.SLOW;
  return RunHealth.HEALTHY;
}

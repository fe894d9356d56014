import { registerEnumType } from "type-graphql";

/** The values are those stored in `strategy_run.execution_status`. */
export enum ExecutionStatus {
  PENDING = "pending",
  RUNNING = "running",
  COMPLETED = "completed",
  FAILED = "failed",
  CANCELLED = "cancelled",
  ARCHIVED = "archived",
}

/** Whether a run in this status has ended. */
export function isTerminalStatus(status: ExecutionStatus): boolean {
  return status !== ExecutionStatus.PENDING && status !== ExecutionStatus.RUNNING;
}

registerEnumType(ExecutionStatus, {
  name: "ExecutionStatus",
  description:
    "Status of a run. COMPLETED, FAILED, CANCELLED and ARCHIVED are terminal; only `resumeStrategyRun` reopens a FAILED or CANCELLED run.",
  valuesConfig: {
    PENDING: { description: "Waiting for a worker; no ticker has been processed and `startedAt` is null." },
    RUNNING: { description: "Tickers are being processed." },
    COMPLETED: { description: "Ended normally, as reported by its executor." },
    FAILED: {
      description: "Ended with an error, reported by its executor or set by the watchdog when the executor was lost.",
    },
    CANCELLED: { description: "Ended by `cancelStrategyRun`; the progress recorded before that is kept." },
    ARCHIVED: { description: "Completed more than 90 days ago." },
  },
});

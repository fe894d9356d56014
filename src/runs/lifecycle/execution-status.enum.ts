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

/** Has a run in this status ended? */
export function isTerminalStatus(status: ExecutionStatus): boolean {
  return status !== ExecutionStatus.PENDING && status !== ExecutionStatus.RUNNING;
}

registerEnumType(ExecutionStatus, {
  name: "ExecutionStatus",
  description: "Where a run is in its life. COMPLETED, FAILED, CANCELLED and ARCHIVED are final, but for a resume.",
  valuesConfig: {
    PENDING: { description: "Waiting for a worker; nothing was processed and `startedAt` is null." },
    RUNNING: { description: "Its tickers are being processed." },
    COMPLETED: { description: "Ended by its executor as done." },
    FAILED: { description: "Ended by an error, by its executor, or by the watchdog when its worker was lost." },
    CANCELLED: { description: "Ended on request; what was processed until then stays." },
    ARCHIVED: { description: "Completed more than 90 days ago." },
  },
});

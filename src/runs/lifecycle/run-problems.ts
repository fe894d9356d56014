import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { StrategyRun } from "./strategy-run.entity";

/** The run does not exist, or the viewer cannot see it: both read the same, so that ids cannot be probed. */
export function unknownRun(id: string): Problem {
  return problem(ErrorCode.NOT_FOUND, "input.runId", `Run ${id.slice(0, 100)} does not exist or you cannot see it.`);
}

/** The run has ended. A refusal should also answer with the run, so that a late caller sees how it ended. */
export function terminalRun(run: StrategyRun): Problem {
  const message = `The run is ${run.executionStatus.toUpperCase()} and accepts no more changes.`;
  return problem(ErrorCode.RUN_TERMINAL, "input.runId", message);
}

/** The run waits for its first worker. */
export function pendingRun(): Problem {
  return problem(ErrorCode.RUN_NOT_RUNNING, "input.runId", "The run is PENDING: it has not started yet.");
}

/** Another executor holds the run's lease. */
export function lostLease(): Problem {
  const message = "The lease is lost: another executor has resumed the run. Stop; nothing was written.";
  return problem(ErrorCode.LEASE_LOST, "input.leaseEpoch", message);
}

/** A client reports a run whose only writers are the workers of the server. */
export function serverExecutedRun(): Problem {
  const message = "The server executes this run; clients cannot report its progress or its end.";
  return problem(ErrorCode.FORBIDDEN, "input.runId", message);
}

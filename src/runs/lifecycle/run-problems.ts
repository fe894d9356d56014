import { type RefusalAnswer, refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { StrategyRun } from "./strategy-run.entity";

/** What these refusals add to the payload of any mutation that writes to a run. */
interface WriterAnswer {
  readonly run: StrategyRun | null;
  readonly shouldStop: boolean;
}

/** Refuses to change a run that has ended; the answer carries the run, so that a late caller sees how it ended. */
export function refuseTerminalRun(run: StrategyRun, answer: RefusalAnswer<WriterAnswer> = {}): never {
  const message = `The run is ${run.executionStatus} and takes nothing more.`;
  return refuse<WriterAnswer>(ErrorCode.RUN_TERMINAL, "input.runId", message, { run, ...answer });
}

/** Refuses a caller whose lease is not the run's current one. A caller without one is accepted under the first only. */
export function refuseLostLease(
  run: StrategyRun,
  epoch: number | null | undefined,
  answer: RefusalAnswer<WriterAnswer> = {},
): void {
  if ((epoch ?? 1) === run.leaseEpoch) return;
  const message = "Another executor has resumed this run; stop, what you hold is not written.";
  refuse<WriterAnswer>(ErrorCode.LEASE_LOST, "input.leaseEpoch", message, answer);
}

/** Refuses an outside report on a run whose only writers are the server's own workers. */
export function refuseOutsideReport(run: StrategyRun): never {
  return refuse<WriterAnswer>(
    ErrorCode.FORBIDDEN,
    "input.runId",
    "The server executes this run and reports it itself.",
    { run },
  );
}

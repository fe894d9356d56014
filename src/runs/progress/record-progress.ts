import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { AppError, type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { isUuid } from "../../platform/uuid";
import { lostLease, pendingRun, serverExecutedRun, terminalRun, unknownRun } from "../lifecycle/run-problems";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { checkEntries } from "./check-entries";
import type { RecordProgressInput } from "./record-progress.input";
import type { RecordProgressPayload } from "./record-progress-payload.type";
import { type ProgressOutcome, type RefusedTicker, writeProgress } from "./write-progress";

/**
 * Records a batch of tickers that an external executor has processed. Sending a batch again changes nothing and returns
 * the sequence numbers of the first call.
 */
export async function recordProgress(
  db: EntityManager,
  viewer: Viewer,
  { runId, leaseEpoch = null, entries }: RecordProgressInput,
): Promise<Partial<RecordProgressPayload>> {
  if (!isUuid(runId)) throw new AppError([unknownRun(runId)]);
  const report = { runId, leaseEpoch, entries: checkEntries(entries) };
  const outcome = await writeProgress(db, { executor: "external", viewer }, report);
  if (outcome.verdict !== "OK") throw refusal(runId, outcome);
  return { run: outcome.run, receipts: outcome.receipts };
}

function refusal(runId: string, outcome: Exclude<ProgressOutcome, { verdict: "OK" }>): AppError<RecordProgressPayload> {
  if (outcome.verdict === "NOT_FOUND") return new AppError([unknownRun(runId)]);
  const { verdict, run } = outcome;
  switch (verdict) {
    case "LEASE_LOST":
      return new AppError<RecordProgressPayload>([lostLease()], { shouldStop: true });
    case "RUN_TERMINAL":
      return new AppError<RecordProgressPayload>([terminalRun(run)], { run, shouldStop: true });
    case "RUN_NOT_RUNNING":
      return new AppError<RecordProgressPayload>([pendingRun()], { run });
    case "FORBIDDEN":
      return new AppError<RecordProgressPayload>([serverExecutedRun()], { run });
    case "OUTSIDE_UNIVERSE":
      return new AppError<RecordProgressPayload>(tickersOutsideUniverse(outcome.receipts), { run });
    case "OUT_OF_RANGE":
      return new AppError<RecordProgressPayload>([tickerAboveTotal(run, outcome.receipts)], { run });
  }
}

function tickersOutsideUniverse(receipts: readonly RefusedTicker[]): Problem[] {
  return receipts.flatMap(({ ticker, verdict }, index) => {
    if (verdict !== "OUTSIDE_UNIVERSE") return [];
    const message = `${ticker} is not in the universe of the run.`;
    return [problem(ErrorCode.INVALID_VALUE, `input.entries.${index}.ticker`, message)];
  });
}

/** The first new ticker of the batch for which the run's declared total leaves no room. */
function tickerAboveTotal(run: StrategyRun, receipts: readonly RefusedTicker[]): Problem {
  const index = receipts.findIndex(({ sequenceNumber }) => sequenceNumber > run.totalCount);
  const { totalCount, processedCount } = run;
  const message = `The run declared ${totalCount} tickers, ${processedCount} of them are recorded, and ${receipts[index]?.ticker} would exceed the total.`;
  return problem(ErrorCode.OUT_OF_RANGE, `input.entries.${index}.ticker`, message);
}

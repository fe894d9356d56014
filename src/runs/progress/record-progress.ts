import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../identity";
import { AppError, problem, refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { isUuid } from "../../platform/uuid";
import { refuseLostLease, refuseOutsideReport, refuseTerminalRun } from "../lifecycle/run-problems";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { refuseUnknownRun } from "../lifecycle/visible-runs";
import { checkEntries } from "./check-entries";
import type { ProgressVerdict } from "./progress-verdict.enum";
import type { RecordProgressInput } from "./record-progress.input";
import type { ProgressReceipt, RecordProgressPayload } from "./record-progress-payload.type";

type Verdict =
  | "OK"
  | "NOT_FOUND"
  | "LEASE_LOST"
  | "RUN_NOT_RUNNING"
  | "RUN_TERMINAL"
  | "FORBIDDEN"
  | "OUTSIDE_UNIVERSE"
  | "OUT_OF_RANGE";

type Receipt = Pick<ProgressReceipt, "ticker" | "sequenceNumber"> & {
  readonly verdict: ProgressVerdict | "OUTSIDE_UNIVERSE";
};

/**
 * Writes a batch of processed tickers: timeline, results and the run's counters in one transaction and one round trip
 * (runs.record_progress). Sending a batch again changes nothing and is answered with the first call's numbers. Only
 * its own workers report a run that the server executes.
 */
export async function recordProgress(
  db: EntityManager,
  viewer: Viewer,
  input: RecordProgressInput,
  executor: StrategyRun["executor"] = "external",
): Promise<Partial<RecordProgressPayload>> {
  if (!isUuid(input.runId)) refuseUnknownRun(input.runId);
  const entries = JSON.stringify(checkEntries(input.entries));
  const [row] = await rowsOf<Row & { verdict: Verdict; receipts: Receipt[] }>(
    db,
    `/* recordProgress */
     select recorded.verdict, recorded.receipts, (recorded.run).*
     from runs.record_progress($1, $2, $3, $4, $5, $6::jsonb) recorded`,
    [input.runId, viewer.id, seesAll(viewer), executor, input.leaseEpoch ?? null, entries],
  );
  if (row === undefined || row.verdict === "NOT_FOUND") return refuseUnknownRun(input.runId);
  const run = entityReader(db, StrategyRun)(row);
  switch (row.verdict) {
    case "OK":
      return { run, receipts: row.receipts as ProgressReceipt[] };
    case "LEASE_LOST":
      refuseLostLease(run, input.leaseEpoch, { shouldStop: true });
      throw new Error("The database saw a lost lease that the run's row does not show.");
    case "RUN_TERMINAL":
      return refuseTerminalRun(run, { shouldStop: true });
    case "RUN_NOT_RUNNING":
      return refuse<RecordProgressPayload>(ErrorCode.RUN_NOT_RUNNING, "input.runId", "The run has not begun.", { run });
    case "FORBIDDEN":
      return refuseOutsideReport(run);
    case "OUTSIDE_UNIVERSE":
      return refuseTickersOutsideUniverse(run, row.receipts);
    case "OUT_OF_RANGE":
      return refuseTickersAboveTotal(run, row.receipts);
  }
}

/** Nothing was written: the run's universe was named, and these tickers are not in it. */
function refuseTickersOutsideUniverse(run: StrategyRun, receipts: readonly Receipt[]): never {
  const problems = receipts.flatMap(({ ticker, verdict }, index) => {
    const message = `${ticker} is not in the universe of the run.`;
    const place = `input.entries.${index}.ticker`;
    return verdict === "OUTSIDE_UNIVERSE" ? [problem(ErrorCode.INVALID_VALUE, place, message)] : [];
  });
  throw new AppError<RecordProgressPayload>(problems, { run });
}

/** Nothing was written: the batch holds more new tickers than the run has left. Names the first one too many. */
function refuseTickersAboveTotal(run: StrategyRun, receipts: readonly Receipt[]): never {
  const index = receipts.findIndex(({ sequenceNumber }) => sequenceNumber > run.totalCount);
  const message = `The run declared ${run.totalCount} tickers and ${run.processedCount} are done; ${receipts[index]?.ticker} is one too many.`;
  return refuse<RecordProgressPayload>(ErrorCode.OUT_OF_RANGE, `input.entries.${index}.ticker`, message, { run });
}

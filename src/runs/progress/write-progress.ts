import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../identity";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { ProgressEntryInput } from "./record-progress.input";
import type { ProgressReceipt } from "./record-progress-payload.type";

/** Who reports: a client, for a run that it sees, or a worker of this server, for any run that the server executes. */
export type Reporter =
  | { readonly executor: "external"; readonly viewer: Viewer }
  | { readonly executor: "server"; readonly viewer: null };

/** A batch of checked entries: distinct, normalized tickers, each with `passed` or `errorMessage`. */
export interface ProgressReport {
  /** A UUID. */
  readonly runId: string;
  /** Null means the first lease. */
  readonly leaseEpoch: number | null;
  readonly entries: readonly ProgressEntryInput[];
}

/** A ticker of a refused batch, with the sequence number that it would have been given. */
export interface RefusedTicker {
  readonly ticker: string;
  readonly sequenceNumber: number;
  readonly verdict: ProgressReceipt["verdict"] | "OUTSIDE_UNIVERSE";
}

/** Everything that can happen to a batch. Unless the verdict is OK, nothing was written and `run` is unchanged. */
export type ProgressOutcome =
  | { readonly verdict: "OK"; readonly run: StrategyRun; readonly receipts: ProgressReceipt[] }
  | { readonly verdict: "NOT_FOUND" }
  | { readonly verdict: "LEASE_LOST"; readonly run: StrategyRun }
  | { readonly verdict: "RUN_TERMINAL"; readonly run: StrategyRun }
  | { readonly verdict: "RUN_NOT_RUNNING"; readonly run: StrategyRun }
  | { readonly verdict: "FORBIDDEN"; readonly run: StrategyRun }
  | { readonly verdict: "OUTSIDE_UNIVERSE"; readonly run: StrategyRun; readonly receipts: readonly RefusedTicker[] }
  | { readonly verdict: "OUT_OF_RANGE"; readonly run: StrategyRun; readonly receipts: readonly RefusedTicker[] };

/**
 * Writes a batch of processed tickers: timeline, results and the run's counters, in one transaction and one round trip
 * (runs.record_progress).
 */
export async function writeProgress(
  db: EntityManager,
  { executor, viewer }: Reporter,
  { runId, leaseEpoch, entries }: ProgressReport,
): Promise<ProgressOutcome> {
  const [row] = await rowsOf<Row & { verdict: ProgressOutcome["verdict"]; receipts: unknown }>(
    db,
    `/* recordProgress */
     select recorded.verdict, recorded.receipts, (recorded.run).*
     from runs.record_progress($1, $2, $3, $4, $5, $6::jsonb) recorded`,
    [runId, viewer?.id ?? null, viewer === null || seesAll(viewer), executor, leaseEpoch, JSON.stringify(entries)],
  );
  if (row === undefined || row.verdict === "NOT_FOUND") return { verdict: "NOT_FOUND" };
  const { verdict, receipts } = row;
  return { verdict, receipts, run: entityReader(db, StrategyRun)(row) } as ProgressOutcome;
}

import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { pageSize } from "../../platform/paging/keyset-page";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import type { HealthThresholds } from "../health-thresholds";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import { runHealth } from "../lifecycle/run-health";
import { RunHealth } from "../lifecycle/run-health.enum";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { findRun } from "../lifecycle/visible-runs";
import { TickerProgress } from "../progress/ticker-progress.entity";
import type { StrategyRunDelta } from "./strategy-run-delta.type";

/** Maximum and default number of tickers in a delta. */
const MAX_DELTA = 500;

export interface DeltaRequest {
  readonly runId: string;
  readonly sinceRevision: number;
  readonly first?: number | null;
}

/**
 * Reads what has changed in a run since a revision; null if the viewer sees no such run. Every ticker has its own
 * revision, assigned under the run's row lock: no ticker can appear later below a revision that was already answered.
 */
export async function runDelta(
  db: EntityManager,
  viewer: Viewer,
  request: DeltaRequest,
  { now, health }: { readonly now: Date; readonly health: HealthThresholds },
): Promise<StrategyRunDelta | null> {
  const size = pageSize(request.first, { fallback: MAX_DELTA, max: MAX_DELTA });
  // The run before its timeline: the entries read afterwards are at least as new as the revision that is answered.
  const run = await findRun(db, viewer, request.runId);
  if (run === null) return null;
  const resetRequired = request.sinceRevision > run.revision || request.sinceRevision < 0;
  const since = resetRequired ? 0 : request.sinceRevision;
  const entries = run.revision > since ? await progressBetween(db, run, since, size + 1) : [];
  const newProgress = entries.slice(0, size);
  const hasMore = entries.length > size;
  return {
    revision: hasMore ? (newProgress.at(-1) as TickerProgress).revision : run.revision,
    changed: run.revision > since || resetRequired,
    run,
    newProgress,
    hasMore,
    isTerminal: run.isTerminal,
    nextPollAfterMs: hasMore ? 0 : nextPollDelay(run, now, health),
    resetRequired,
  };
}

/** Reads the entries after a revision, up to the revision of the run. */
async function progressBetween(
  db: EntityManager,
  run: StrategyRun,
  since: number,
  limit: number,
): Promise<TickerProgress[]> {
  const rows = await rowsOf<Row>(
    db,
    `/* progressBetween */
     select *
     from runs.strategy_execution_progress progress
     where progress.run_id = $1
       and progress.revision > $2
       and progress.revision <= $3
     order by progress.revision
     limit $4`,
    [run.id, since, run.revision, limit],
  );
  return rows.map(entityReader(db, TickerProgress));
}

function nextPollDelay(run: StrategyRun, now: Date, health: HealthThresholds): number | null {
  if (run.isTerminal) return null;
  if (run.executionStatus === ExecutionStatus.PENDING) return 5000;
  const isQuiet = [RunHealth.STALLED, RunHealth.LOST].includes(runHealth(run, now, health));
  return isQuiet ? 15_000 : 1000;
}

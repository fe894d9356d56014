import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { pageSize } from "../../platform/paging/keyset-page";
import type { HealthThresholds } from "../health-thresholds";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import { runHealth } from "../lifecycle/run-health";
import { RunHealth } from "../lifecycle/run-health.enum";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { readCurrentRun } from "../lifecycle/strategy-run.loaders";
import type { TickerProgress } from "../progress/ticker-progress.entity";
import { progressBetween } from "./progress-between";
import type { StrategyRunDelta } from "./strategy-run-delta.type";

/** Maximum and default number of tickers in a delta. */
const MAX_DELTA = 500;

export interface DeltaRequest {
  readonly runId: string;
  readonly sinceRevision: number;
  readonly first?: number | null;
  /** Time that the request may wait for a change, in milliseconds. */
  readonly waitMs?: number;
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
  const run = await readCurrentRun(db, viewer, request.runId);
  if (run === null) return null;
  const resetRequired = request.sinceRevision > run.revision || request.sinceRevision < 0;
  const since = resetRequired ? 0 : request.sinceRevision;
  const entries = run.revision > since ? await readNew(db, run, since, size + 1) : [];
  const newProgress = entries.slice(0, size);
  const hasMore = entries.length > size;
  return {
    revision: hasMore ? (newProgress.at(-1) as TickerProgress).revision : run.revision,
    changed: run.revision > since || resetRequired,
    run,
    newProgress,
    hasMore,
    isTerminal: run.isTerminal,
    nextPollAfterMs: hasMore ? 0 : nextPollDelay(run, request.waitMs ?? 0, now, health),
    resetRequired,
  };
}

function readNew(db: EntityManager, { id, revision }: StrategyRun, since: number, limit: number) {
  return progressBetween(db).load({ runId: id, since, until: revision, limit });
}

/** Milliseconds between two requests that do not wait, while the run moves. */
const PACE_MS = 1000;
/** Milliseconds between two requests that wait: one ticker after another must not make the client spin. */
const LONG_POLL_PAUSE_MS = 50;

function nextPollDelay(run: StrategyRun, waitMs: number, now: Date, health: HealthThresholds): number | null {
  if (run.isTerminal) return null;
  // The server waits instead of the client, so that a change is seen at once.
  if (waitMs > 0) return Math.max(LONG_POLL_PAUSE_MS, PACE_MS - waitMs);
  if (run.executionStatus === ExecutionStatus.PENDING) return run.executor === "server" ? PACE_MS : 5000;
  const isQuiet = [RunHealth.STALLED, RunHealth.LOST].includes(runHealth(run, now, health));
  return isQuiet ? 15_000 : PACE_MS;
}

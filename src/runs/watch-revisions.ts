import type { EntityManager } from "typeorm";
import { rowsOf } from "../platform/sql/rows";
import { LateError, within } from "../platform/within";

/** Milliseconds between two statements that read the revisions of the watched runs, at least. */
const MIN_TICK_MS = 50;
/** The pause is this many times as long as the last statement took: many watched runs must not keep the database busy. */
const PAUSE_FACTOR = 10;
const MAX_TICK_MS = 500;
/** Milliseconds after which a statement of the watch is late: its connection may be half-open, and the next has another. */
const LATE_MS = 3000;

interface Waiter {
  readonly runId: string;
  readonly sinceRevision: number;
  /** On the clock of `performance.now()`, which never steps back. */
  readonly deadline: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface RevisionWatch {
  /** Resolves when the run's revision exceeds `sinceRevision`, after `waitMs`, on abort, or when the watch is closed. */
  changed(runId: string, sinceRevision: number, waitMs: number, signal?: AbortSignal): Promise<void>;
  /** Whether the database did not answer the last statement in time, so that waiting requests hear of changes late. */
  isLate(): boolean;
  /** Resolves all waiters, so that a server that shuts down does not keep requests open. */
  close(): void;
}

/** Waits for runs to change: one statement per tick serves all waiting requests of this process. */
export function watchRevisions(db: EntityManager): RevisionWatch {
  const waiters = new Set<Waiter>();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  let isLate = false;

  async function tick(): Promise<void> {
    const waiting = [...waiters];
    const started = performance.now();
    try {
      const revisions = await within(LATE_MS, "The revisions of runs are late.", readRevisions(db, waiting));
      isLate = false;
      for (const waiter of waiting.filter((each) => isDone(each, revisions))) settle(waiter);
    } catch (error) {
      isLate = error instanceof LateError;
      if (isLate) for (const waiter of waiting.filter(isOver)) settle(waiter);
      else for (const waiter of waiting) settle(waiter, error);
    }
    // Without waiters there is no statement that could be late.
    if (waiters.size === 0) isLate = false;
    const pause = Math.max(MIN_TICK_MS, PAUSE_FACTOR * (performance.now() - started));
    timer = waiters.size > 0 ? setTimeout(tick, Math.min(pause, MAX_TICK_MS)) : null;
  }

  function settle(waiter: Waiter, error?: unknown): void {
    if (!waiters.delete(waiter)) return;
    if (error === undefined) waiter.resolve();
    else waiter.reject(error);
  }

  return {
    changed(runId, sinceRevision, waitMs, signal) {
      if (isClosed || waitMs <= 0 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const waiter = {
          runId: runId.toLowerCase(),
          sinceRevision,
          deadline: performance.now() + waitMs,
          resolve,
          reject,
        };
        waiters.add(waiter);
        signal?.addEventListener("abort", () => settle(waiter), { once: true });
        timer ??= setTimeout(tick, MIN_TICK_MS);
      });
    },
    isLate: () => isLate,
    close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      for (const waiter of waiters) settle(waiter);
    },
  };
}

async function readRevisions(db: EntityManager, waiters: readonly Waiter[]): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf<{ run_id: string; revision: number }>(
    db,
    `/* watchRevisions */
     select run_id, revision
     from runs.strategy_run
     where run_id = any($1::uuid[])`,
    [[...new Set(waiters.map(({ runId }) => runId))]],
  );
  return new Map(rows.map(({ run_id, revision }) => [run_id, revision]));
}

/** Whether the run has changed or was deleted, or the time is up. */
function isDone(waiter: Waiter, revisions: ReadonlyMap<string, number>): boolean {
  const revision = revisions.get(waiter.runId);
  return revision === undefined || revision > waiter.sinceRevision || isOver(waiter);
}

function isOver({ deadline }: Waiter): boolean {
  return performance.now() >= deadline;
}

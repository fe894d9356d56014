import type { EntityManager } from "typeorm";
import { rowsOf } from "../platform/sql/rows";

/** How often the revisions that are waited for are looked at, milliseconds. */
const TICK_MS = 200;

interface Waiter {
  readonly runId: string;
  readonly sinceRevision: number;
  readonly deadline: number;
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
}

export interface RevisionWatch {
  /** Resolves when the run's revision is past the given one, when the time is up, or when the watch is closed. */
  changed(runId: string, sinceRevision: number, waitMs: number, signal?: AbortSignal): Promise<void>;
  /** Lets every waiter go: a server that stops must not hold requests open. */
  close(): void;
}

/** Waits for runs to change: one statement a tick for all waiting requests of this process together. */
export function watchRevisions(db: EntityManager): RevisionWatch {
  const waiters = new Set<Waiter>();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function settle(waiter: Waiter, error?: unknown): void {
    if (!waiters.delete(waiter)) return;
    if (error === undefined) waiter.wake();
    else waiter.fail(error);
  }

  async function look(): Promise<void> {
    const waiting = [...waiters];
    try {
      const ids = [...new Set(waiting.map(({ runId }) => runId))];
      const rows = await rowsOf<{ run_id: string; revision: number }>(
        db,
        `/* watchRevisions */
         select run_id, revision
         from runs.strategy_run
         where run_id = any($1::uuid[])`,
        [ids],
      );
      const revisions = new Map(rows.map(({ run_id, revision }) => [run_id, revision]));
      const now = Date.now();
      for (const waiter of waiting) {
        const revision = revisions.get(waiter.runId) ?? Number.POSITIVE_INFINITY;
        if (revision > waiter.sinceRevision || now >= waiter.deadline) settle(waiter);
      }
    } catch (error) {
      for (const waiter of waiting) settle(waiter, error);
    }
    timer = waiters.size > 0 ? setTimeout(look, TICK_MS) : null;
  }

  return {
    changed(runId, sinceRevision, waitMs, signal) {
      if (isClosed || waitMs <= 0 || signal?.aborted) return Promise.resolve();
      return new Promise((wake, fail) => {
        const waiter = { runId: runId.toLowerCase(), sinceRevision, deadline: Date.now() + waitMs, wake, fail };
        waiters.add(waiter);
        signal?.addEventListener("abort", () => settle(waiter), { once: true });
        timer ??= setTimeout(look, TICK_MS);
      });
    },
    close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      for (const waiter of waiters) settle(waiter);
    },
  };
}

import type { EntityManager } from "typeorm";
import { changedBy } from "../../platform/sql/rows";
import { FACTOR_ETFS } from "../factors/factor-models";
import { activeSymbols } from "../symbols/symbol-universe.query";
import { enqueueCalculations } from "./calculate-symbols";
import { deactivateDelistedSymbols } from "./deactivate-delisted-symbols";
import { PRICES_QUEUE, type PricesJob, type PricesProgress, type RefreshTools, type RefreshWork } from "./prices-job";

/** Delay before each pass that retries the failed symbols. */
const RETRY_PASS_DELAYS_SECONDS = [60, 300, 1800];

/**
 * Finishes one step of a refresh in one transaction: records its progress, then enqueues the next step or, at the end of
 * a pass, the calculations and the retry pass. A job that runs twice, because its worker died after the first run,
 * changes nothing the second time: its step number is outdated.
 */
export async function finishRefreshStep(
  db: EntityManager,
  { jobs, log, provider }: RefreshWork,
  job: PricesJob,
  progress: PricesProgress,
): Promise<void> {
  const finished: FinishedStep = {
    job,
    progress,
    failed: [...job.failed, ...progress.failed.map(({ symbol }) => symbol)],
    updated: [...job.updated, ...progress.updated],
  };
  const next = nextStep(finished);
  await db.transaction(async (tx) => {
    if (!(await advanceStep(tx, finished, next === null))) return;
    const known = [...progress.updated, ...progress.unchanged];
    const delisted = await deactivateDelistedSymbols(tx, provider.name, progress.unknown, known);
    logProblems(log, progress, delisted);
    if (isPassOver(finished)) await enqueuePassCalculations(tx, jobs, finished);
    if (next !== null) await jobs.enqueue(tx, PRICES_QUEUE, [next.job], next.delaySeconds);
    else if (finished.failed.length > 0) {
      log.warn({ symbols: finished.failed }, "The refresh ended without new prices for these symbols");
    }
  });
}

interface FinishedStep {
  readonly job: PricesJob;
  readonly progress: PricesProgress;
  /** Symbols that failed in this pass, up to and including this step. */
  readonly failed: readonly string[];
  /** Symbols updated in this pass, up to and including this step. */
  readonly updated: readonly string[];
}

function isPassOver({ progress }: FinishedStep): boolean {
  return progress.rest.length === 0;
}

/** Returns the next job of the chain and its delay: the rest of the pass, or a retry pass; null if the refresh is over. */
function nextStep(finished: FinishedStep): { readonly job: PricesJob; readonly delaySeconds: number } | null {
  const { job, progress, failed, updated } = finished;
  const step = job.step + 1;
  if (!isPassOver(finished)) {
    return { job: { ...job, step, symbols: progress.rest, failed, updated }, delaySeconds: progress.waitSeconds };
  }
  const delaySeconds = RETRY_PASS_DELAYS_SECONDS[job.pass - 1];
  if (failed.length === 0 || delaySeconds === undefined) return null;
  return { job: { ...job, step, pass: job.pass + 1, symbols: failed, failed: [], updated: [] }, delaySeconds };
}

/** Records the progress; returns false if the step is outdated. */
async function advanceStep(tx: EntityManager, { job, progress, failed }: FinishedStep, isEnd: boolean) {
  const advanced = await changedBy(
    tx,
    `/* finishRefreshStep */
     update market.price_refreshes
     set step = step + 1, remaining = $3, ended_at = case when $4 then clock_timestamp() end
     where id = $1 and step = $2 and ended_at is null`,
    [job.refreshId, job.step, progress.rest.length + failed.length, isEnd],
  );
  return advanced > 0;
}

function logProblems(log: RefreshTools["log"], progress: PricesProgress, delisted: readonly string[]): void {
  if (progress.unknown.length > 0) {
    log.warn({ symbols: progress.unknown }, "The price provider does not know these symbols");
  }
  if (delisted.length > 0) {
    log.warn({ symbols: delisted }, "These symbols are presumed delisted and are no longer refreshed");
  }
  if (progress.failed.length > 0) {
    log.warn({ failed: progress.failed }, "The prices of some symbols could not be refreshed");
  }
}

/** After the first pass, or if a factor ETF was updated, all symbols are calculated; otherwise only updated ones. */
async function enqueuePassCalculations(tx: EntityManager, jobs: RefreshTools["jobs"], { job, updated }: FinishedStep) {
  const needsAll = job.pass === 1 || updated.some((symbol) => FACTOR_ETFS.includes(symbol));
  await enqueueCalculations(tx, jobs, needsAll ? await activeSymbols(tx) : updated);
}

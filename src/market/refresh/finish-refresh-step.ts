import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { FACTOR_ETFS } from "../factors/factor-models";
import { activeSymbols } from "../symbols/symbol-universe.query";
import { enqueueCalculations } from "./calculate-symbols";
import { deactivateDelistedSymbols } from "./deactivate-delisted-symbols";
import { PRICES_QUEUE, type PricesJob, type PricesProgress, type RefreshWork } from "./prices-job";

/** Delay before each pass that retries the failed symbols. */
const RETRY_PASS_DELAYS_SECONDS = [60, 300, 1800];

/**
 * Finishes one step of a refresh in one transaction: records its progress, then enqueues the next step or, at the end
 * of a pass, the calculations and the retry pass. A job that runs twice, because its worker died after the first run,
 * changes nothing the second time: its step number is outdated.
 */
export async function finishRefreshStep(
  db: EntityManager,
  { jobs, log, provider }: RefreshWork,
  job: PricesJob,
  progress: PricesProgress,
): Promise<void> {
  const failed = [...job.failed, ...progress.failed.map(({ symbol }) => symbol)];
  const updated = [...job.updated, ...progress.updated];
  const isPassOver = progress.rest.length === 0;
  const passDelay = RETRY_PASS_DELAYS_SECONDS[job.pass - 1];
  const hasNextPass = isPassOver && failed.length > 0 && passDelay !== undefined;
  const isEnd = isPassOver && !hasNextPass;
  await db.transaction(async (tx) => {
    const stepped = await rowsOf(
      tx,
      `/* finishRefreshStep */
       with stepped as (
         update market.price_refreshes
         set step = step + 1, remaining = $3, ended_at = case when $4 then clock_timestamp() end
         where id = $1 and step = $2 and ended_at is null
         returning 1
       )
       select * from stepped`,
      [job.refreshId, job.step, progress.rest.length + failed.length, isEnd],
    );
    if (stepped.length === 0) return;
    const reached = [...progress.updated, ...progress.unchanged];
    const delisted = await deactivateDelistedSymbols(tx, provider.name, progress.unknown, reached);
    if (progress.unknown.length > 0)
      log.warn({ symbols: progress.unknown }, "The price provider does not know these symbols");
    if (delisted.length > 0)
      log.warn({ symbols: delisted }, "These symbols are presumed delisted and are no longer refreshed");
    if (progress.failed.length > 0)
      log.warn({ failed: progress.failed }, "The prices of some symbols could not be refreshed");
    const next = { ...job, step: job.step + 1 };
    if (!isPassOver) {
      const rest: PricesJob = { ...next, symbols: progress.rest, failed, updated };
      await jobs.enqueue(tx, PRICES_QUEUE, [rest], progress.waitSeconds);
      return;
    }
    const needsAll = job.pass === 1 || updated.some((symbol) => FACTOR_ETFS.includes(symbol));
    await enqueueCalculations(tx, jobs, needsAll ? await activeSymbols(tx) : updated);
    if (hasNextPass) {
      const again: PricesJob = { ...next, pass: job.pass + 1, symbols: failed, failed: [], updated: [] };
      await jobs.enqueue(tx, PRICES_QUEUE, [again], passDelay);
    } else if (failed.length > 0) {
      log.warn({ symbols: failed }, "The refresh ended without new prices for these symbols");
    }
  });
}

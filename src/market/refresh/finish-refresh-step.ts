import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { FACTOR_ETFS } from "../factors/factor-models";
import { activeSymbols } from "../symbols/symbol-universe.query";
import { enqueueCalculations } from "./calculate-symbols";
import { deactivateDelistedSymbols } from "./deactivate-delisted-symbols";
import { PRICES_QUEUE, type PricesJob, type PricesProgress, type RefreshWork } from "./prices-job";

/** Seconds before the symbols that failed are asked for again, each time. */
const PASS_WAIT_SECONDS = [60, 300, 1800];

/**
 * Hands what a job did not finish to a next one; at the end of a pass enqueues the calculations, all in one transaction. A
 * job that is done a second time, because its worker died after the first, changes nothing: its step is over.
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
  const pause = PASS_WAIT_SECONDS[job.pass - 1];
  const hasNextPass = isPassOver && failed.length > 0 && pause !== undefined;
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
      log.warn({ symbols: progress.unknown }, "The provider does not know these symbols");
    if (delisted.length > 0) log.warn({ symbols: delisted }, "Taken for delisted, and asked for no more");
    if (progress.failed.length > 0) log.warn({ failed: progress.failed }, "Prices of some symbols were not refreshed");
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
      await jobs.enqueue(tx, PRICES_QUEUE, [again], pause);
    } else if (failed.length > 0) {
      log.warn({ symbols: failed }, "The refresh ended without new prices of these symbols");
    }
  });
}

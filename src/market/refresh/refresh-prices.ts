import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { ProviderError } from "../providers/provider-error";
import { registerSymbols } from "../symbols/register-symbols";
import { finishRefreshStep } from "./finish-refresh-step";
import type { PricesJob, PricesProgress, RefreshWork } from "./prices-job";
import { updatePrices } from "./update-prices";

/** What a job asks for before it hands on: less than a stopping worker gives its jobs, so that a stop loses nothing. */
const WORK_MS = 15_000;
/** A symbol that takes longer has failed. */
const SYMBOL_MS = 120_000;
/** Waited when the provider was asked too often and does not say for how long it wants to be left alone … */
const DEFAULT_WAIT_SECONDS = 300;
/** … and the most that is waited. */
const MAX_WAIT_SECONDS = 3600;
/** The least that is waited when it refused the first request after a wait. */
const MIN_REPEATED_WAIT_SECONDS = 60;

/**
 * One job of a refresh: asks for the prices of some symbols, one after another, and hands the rest to a next job. So
 * however slow the provider is, all symbols are reached; and when it was asked too often, it is left alone for as long as
 * it wants. Factors and figures are calculated when all prices are there.
 */
export async function refreshPrices(db: EntityManager, work: RefreshWork, job: PricesJob): Promise<void> {
  const current = await rowsOf(
    db,
    "/* refreshPrices */ select from market.price_refreshes where id = $1 and step = $2 and ended_at is null",
    [job.refreshId, job.step],
  );
  if (current.length === 0) return;
  const progress = await fetchSome(db, work, job);
  const asked = [...progress.updated, ...progress.unchanged, ...progress.unknown];
  await registerSymbols(db, asked, "batch");
  await finishRefreshStep(db, work, job, progress);
}

async function fetchSome(
  db: EntityManager,
  { provider, log, workMs = WORK_MS }: RefreshWork,
  { symbols, step }: PricesJob,
): Promise<PricesProgress> {
  const done = { updated: [], failed: [], unknown: [], unchanged: [] } as Omit<PricesProgress, "rest" | "waitSeconds">;
  const endsAt = performance.now() + workMs;
  for (const [at, symbol] of symbols.entries()) {
    if (at > 0 && performance.now() >= endsAt) return { ...done, rest: symbols.slice(at), waitSeconds: 0 };
    try {
      await updatePrices(db, provider, symbol, AbortSignal.timeout(SYMBOL_MS));
      done.updated.push(symbol);
    } catch (error) {
      if (!(error instanceof ProviderError)) {
        log.error({ err: error, symbol }, "A symbol's prices could not be refreshed");
        done.failed.push({ symbol, message: "The server failed at it." });
      } else if (error.failure === "RATE_LIMITED") {
        const least = at === 0 && step > 0 ? MIN_REPEATED_WAIT_SECONDS : 1;
        const requested = Math.max(error.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS, least);
        const waitSeconds = Math.min(requested, MAX_WAIT_SECONDS);
        log.warn({ waitSeconds, symbols: symbols.length - at }, `The refresh waits: ${error.message}`);
        return { ...done, rest: symbols.slice(at), waitSeconds };
      } else if (error.failure === "UNKNOWN_SYMBOL") {
        done.unknown.push(symbol);
      } else if (error.isPermanent) {
        done.unchanged.push(symbol);
      } else {
        done.failed.push({ symbol, message: error.message });
      }
    }
  }
  return { ...done, rest: [], waitSeconds: 0 };
}

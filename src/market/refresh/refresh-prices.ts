import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { ProviderError } from "../providers/provider-error";
import { registerSymbols } from "../symbols/register-symbols";
import { finishRefreshStep } from "./finish-refresh-step";
import type { PricesJob, PricesProgress, RefreshWork } from "./prices-job";
import { updatePrices } from "./update-prices";

/**
 * Time after which a job passes the rest on; shorter than the grace period of a stopping worker, so a stop loses
 * nothing.
 */
const WORK_MS = 15_000;
/** Timeout of one symbol. */
const SYMBOL_MS = 120_000;
/** Wait after a rate limit for which the provider does not report a duration. */
const DEFAULT_WAIT_SECONDS = 300;
/** Maximum wait after a rate limit. */
const MAX_WAIT_SECONDS = 3600;
/** Minimum wait if the first request after a wait is rate-limited again. */
const MIN_REPEATED_WAIT_SECONDS = 60;

/**
 * Runs one job of a refresh: fetches the prices of some symbols one after another and passes the rest on to the next
 * job, so that all symbols are reached however slow the provider is. After a rate limit, the next job waits as long as
 * the provider requests. Factors and metrics are calculated once all prices are stored.
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
        log.error({ err: error, symbol }, "The prices of a symbol could not be refreshed");
        done.failed.push({ symbol, message: "Internal error; see the server log." });
      } else if (error.failure === "RATE_LIMITED") {
        const least = at === 0 && step > 0 ? MIN_REPEATED_WAIT_SECONDS : 1;
        const requested = Math.max(error.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS, least);
        const waitSeconds = Math.min(requested, MAX_WAIT_SECONDS);
        log.warn({ waitSeconds, symbols: symbols.length - at }, `The refresh is paused: ${error.message}`);
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

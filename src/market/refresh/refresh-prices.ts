import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { ProviderError } from "../providers/provider-error";
import { registerSymbols } from "../symbols/register-symbols";
import { finishRefreshStep } from "./finish-refresh-step";
import type { PricesJob, PricesProgress, RefreshWork } from "./prices-job";
import { updatePrices } from "./update-prices";

/**
 * Time after which a job passes the rest on; shorter than the grace period of a stopping worker, so a stop loses nothing.
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
  const progress = await fetchUntilTimeIsUp(db, work, job);
  await registerSymbols(db, [...progress.updated, ...progress.unchanged, ...progress.unknown], "batch");
  await finishRefreshStep(db, work, job, progress);
}

async function fetchUntilTimeIsUp(
  db: EntityManager,
  work: RefreshWork,
  { symbols, step }: PricesJob,
): Promise<PricesProgress> {
  const progress = { updated: [], failed: [], unknown: [], unchanged: [] } as Omit<
    PricesProgress,
    "rest" | "waitSeconds"
  >;
  const endsAt = performance.now() + (work.workMs ?? WORK_MS);
  for (const [at, symbol] of symbols.entries()) {
    const rest = symbols.slice(at);
    if (at > 0 && performance.now() >= endsAt) return { ...progress, rest, waitSeconds: 0 };
    const outcome = await refreshSymbol(db, work, symbol);
    if (outcome.status === "rate_limited") {
      const waitSeconds = waitAfter(outcome, at === 0 && step > 0);
      work.log.warn({ waitSeconds, symbols: rest.length }, `The refresh is paused: ${outcome.message}`);
      return { ...progress, rest, waitSeconds };
    }
    if (outcome.status === "failed") progress.failed.push({ symbol, message: outcome.message });
    else progress[outcome.status].push(symbol);
  }
  return { ...progress, rest: [], waitSeconds: 0 };
}

type SymbolOutcome =
  | { readonly status: "updated" | "unknown" | "unchanged" }
  | { readonly status: "failed"; readonly message: string }
  | RateLimit;

interface RateLimit {
  readonly status: "rate_limited";
  readonly message: string;
  readonly retryAfterSeconds: number | null;
}

/** Updates one symbol. Providers report their failures as exceptions; from here on they are outcomes. */
async function refreshSymbol(
  db: EntityManager,
  { provider, log }: RefreshWork,
  symbol: string,
): Promise<SymbolOutcome> {
  try {
    await updatePrices(db, provider, symbol, AbortSignal.timeout(SYMBOL_MS));
    return { status: "updated" };
  } catch (error) {
    if (error instanceof ProviderError) return outcomeOf(error);
    log.error({ err: error, symbol }, "The prices of a symbol could not be refreshed");
    return { status: "failed", message: "Internal error; see the server log." };
  }
}

function outcomeOf({ failure, isPermanent, message, retryAfterSeconds }: ProviderError): SymbolOutcome {
  if (failure === "RATE_LIMITED") return { status: "rate_limited", message, retryAfterSeconds };
  if (failure === "UNKNOWN_SYMBOL") return { status: "unknown" };
  return isPermanent ? { status: "unchanged" } : { status: "failed", message };
}

function waitAfter({ retryAfterSeconds }: RateLimit, isRepeated: boolean): number {
  const min = isRepeated ? MIN_REPEATED_WAIT_SECONDS : 1;
  return Math.min(Math.max(retryAfterSeconds ?? DEFAULT_WAIT_SECONDS, min), MAX_WAIT_SECONDS);
}

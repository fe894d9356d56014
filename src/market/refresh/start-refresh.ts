import type { EntityManager } from "typeorm";
import { changedBy, rowsOf } from "../../platform/sql/rows";
import { FACTOR_ETFS } from "../factors/factor-models";
import { activeSymbols } from "../symbols/symbol-universe.query";
import { enqueueCalculations } from "./calculate-symbols";
import { PRICES_QUEUE, type PricesJob, type RefreshTools } from "./prices-job";
import { lastScheduledRefresh } from "./refresh-schedule";

/** Days for which refreshes are kept. */
const RETENTION_DAYS = 90;

/**
 * Starts the refresh of the latest scheduled time, unless it was started already. This catches up on scheduled times at
 * which no worker ran; with several workers, only one starts it. Symbols registered since then are up to date and do
 * not need it. Returns the number of symbols.
 */
export async function startDueRefresh(
  db: EntityManager,
  tools: RefreshTools,
  now: Date | null = null,
): Promise<number> {
  return withRefreshLock(db, async (tx) => {
    const scheduledAt = await lastScheduledRefresh(tx, now);
    const [{ is_due } = { is_due: false }] = await rowsOf<{ is_due: boolean }>(
      tx,
      `/* startDueRefresh */
       select exists (select from market.symbol_universe where is_active and created_at <= $1)
              and not exists (
                select from market.price_refreshes where requested_at >= $1 and not is_given_up
              ) as is_due`,
      [scheduledAt],
    );
    return is_due ? beginRefresh(tx, tools) : 0;
  });
}

/** Starts a refresh on demand. Returns the number of symbols, or null if a refresh is already running. */
export async function startRefresh(db: EntityManager, tools: RefreshTools): Promise<number | null> {
  return withRefreshLock(db, async (tx) => {
    const running = await rowsOf(tx, "/* startRefresh */ select from market.price_refreshes where ended_at is null");
    return running.length > 0 ? null : beginRefresh(tx, tools);
  });
}

/** Ends a running refresh early, or all running ones if `refreshId` is null. Returns the number of refreshes ended. */
export async function giveUpRefresh(
  db: EntityManager,
  log: RefreshTools["log"],
  refreshId: string | null = null,
): Promise<number> {
  const ended = await rowsOf<{ remaining: number }>(
    db,
    `/* giveUpRefresh */
     update market.price_refreshes
     set ended_at = clock_timestamp(), is_given_up = true
     where ended_at is null and id = coalesce($1, id)
     returning remaining`,
    [refreshId],
  );
  for (const { remaining } of ended) {
    log.warn({ symbols: remaining }, "A refresh was ended before all symbols were refreshed");
  }
  return ended.length;
}

/** Runs a transaction that no other start of a refresh overlaps. */
function withRefreshLock<T>(db: EntityManager, act: (tx: EntityManager) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await rowsOf(tx, "/* startRefresh */ select pg_advisory_xact_lock(hashtext('market.price_refreshes'))");
    return act(tx);
  });
}

/** Ends a refresh that is still running: the new one includes its symbols, those with the oldest prices first. */
async function beginRefresh(tx: EntityManager, { jobs, log }: RefreshTools): Promise<number> {
  const active = await activeSymbols(tx);
  // Otherwise the symbols that the previous refresh did update would get no metrics.
  if ((await giveUpRefresh(tx, log)) > 0) await enqueueCalculations(tx, jobs, active);
  await changedBy(
    tx,
    "/* startRefresh */ delete from market.price_refreshes where requested_at < now() - $1 * interval '1 day'",
    [RETENTION_DAYS],
  );
  const symbols = await inRefreshOrder(tx, active);
  const [refresh] = await rowsOf<{ id: string }>(
    tx,
    `/* startRefresh */
     insert into market.price_refreshes (requested_at, remaining)
     values (clock_timestamp(), $1)
     returning id`,
    [symbols.length],
  );
  const first: PricesJob = { refreshId: refresh!.id, step: 0, pass: 1, symbols, failed: [], updated: [] };
  await jobs.enqueue(tx, PRICES_QUEUE, [first]);
  return symbols.length;
}

/** Orders the factor ETFs first, because all exposures depend on them, then the symbols with the oldest prices. */
async function inRefreshOrder(db: EntityManager, symbols: readonly string[]): Promise<string[]> {
  const rows = await rowsOf<{ symbol: string }>(
    db,
    `/* inRefreshOrder */
     select symbol
     from market.symbol_universe
     where symbol = any($1::text[])
     order by symbol <> all($2::text[]), last_price_date nulls first, symbol`,
    [symbols, FACTOR_ETFS],
  );
  return rows.map(({ symbol }) => symbol);
}

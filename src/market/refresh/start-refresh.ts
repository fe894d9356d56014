import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { FACTOR_ETFS } from "../factors/factor-models";
import { activeSymbols } from "../symbols/symbol-universe.query";
import { enqueueCalculations } from "./calculate-symbols";
import { PRICES_QUEUE, type PricesJob, type RefreshTools } from "./prices-job";
import { lastScheduledRefresh } from "./refresh-schedule";

/** Ended refreshes that are kept, to be looked at. */
const RETENTION_DAYS = 90;

/**
 * Starts the refresh that is due since the last tick, unless it was started; so it makes up for ticks at which no worker
 * was there, and of any number of workers one does it. Symbols that became known later are up to date. Gives the number
 * of symbols.
 */
export async function startDueRefresh(
  db: EntityManager,
  tools: RefreshTools,
  now: Date | null = null,
): Promise<number> {
  return oneAtATime(db, async (tx) => {
    const tick = await lastScheduledRefresh(tx, now);
    const [{ is_due } = { is_due: false }] = await rowsOf<{ is_due: boolean }>(
      tx,
      `/* startDueRefresh */
       select exists (select from market.symbol_universe where is_active and created_at <= $1)
              and not exists (select from market.price_refreshes where requested_at >= $1 and not is_given_up) as is_due`,
      [tick],
    );
    return is_due ? start(tx, tools) : 0;
  });
}

/** Starts a refresh on demand; null when one is under way. Gives the number of symbols. */
export async function startRefresh(db: EntityManager, tools: RefreshTools): Promise<number | null> {
  return oneAtATime(db, async (tx) => {
    const underWay = await rowsOf(tx, "/* startRefresh */ select from market.price_refreshes where ended_at is null");
    return underWay.length > 0 ? null : start(tx, tools);
  });
}

/** Ends a refresh whose jobs have failed for good. */
export async function giveUpRefresh(
  db: EntityManager,
  log: RefreshTools["log"],
  refreshId: string | null = null,
): Promise<number> {
  const ended = await rowsOf<{ remaining: number }>(
    db,
    `/* giveUpRefresh */
     with ended as (
       update market.price_refreshes
       set ended_at = clock_timestamp(), is_given_up = true
       where ended_at is null and id = coalesce($1, id)
       returning remaining
     )
     select remaining from ended`,
    [refreshId],
  );
  for (const { remaining } of ended) log.warn({ symbols: remaining }, "A refresh was given up before it was through");
  return ended.length;
}

function oneAtATime<T>(db: EntityManager, act: (tx: EntityManager) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.query(`/* oneAtATime */ select pg_advisory_xact_lock(hashtext('market.price_refreshes'))`);
    return act(tx);
  });
}

/** A former refresh that is still under way ends: its symbols are among those of the new one, the oldest first. */
async function start(tx: EntityManager, { jobs, log }: RefreshTools): Promise<number> {
  const active = await activeSymbols(tx);
  // What the former one did reach would otherwise stay without figures.
  if ((await giveUpRefresh(tx, log)) > 0) await enqueueCalculations(tx, jobs, active);
  await tx.query(`/* start */ delete from market.price_refreshes where requested_at < now() - $1 * interval '1 day'`, [
    RETENTION_DAYS,
  ]);
  const symbols = await inOrder(tx, active);
  const [refresh] = await rowsOf<{ id: string }>(
    tx,
    `/* start */
     with started as (
       insert into market.price_refreshes (requested_at, remaining) values (clock_timestamp(), $1) returning id
     )
     select id from started`,
    [symbols.length],
  );
  const first: PricesJob = { refreshId: refresh!.id, step: 0, pass: 1, symbols, failed: [], updated: [] };
  await jobs.enqueue(tx, PRICES_QUEUE, [first]);
  return symbols.length;
}

/** The factors' ETFs, on which all others depend, and then those with the oldest prices. */
async function inOrder(db: EntityManager, symbols: readonly string[]): Promise<string[]> {
  const rows = await rowsOf<{ symbol: string }>(
    db,
    `/* inOrder */
     select symbol
     from market.symbol_universe
     where symbol = any($1::text[])
     order by symbol <> all($2::text[]), last_price_date nulls first, symbol`,
    [symbols, FACTOR_ETFS],
  );
  return rows.map(({ symbol }) => symbol);
}

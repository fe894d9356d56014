import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The universe of a run in rows, so that a report looks up its tickers in an index instead of reading the whole list.
 * Also the leases that were issued under an idempotency key.
 */
export class RunsUniverseInRows1758326400019 implements MigrationInterface {
  name = "RunsUniverseInRows1758326400019";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table runs.strategy_run_ticker (
        run_id uuid constraint strategy_run_ticker_run_id_fkey references runs.strategy_run on delete cascade,
        ticker text,
        place integer not null,
        primary key (run_id, ticker)
      )`);
    await db.query(`
      insert into runs.strategy_run_ticker (run_id, ticker, place)
      select universe.run_id, named.ticker, named.place
      from runs.strategy_run_universe universe
      cross join unnest(universe.tickers) with ordinality as named (ticker, place)`);
    await db.query(`drop table runs.strategy_run_universe`);
    await db.query(`
      create table runs.strategy_run_resume (
        run_id uuid constraint strategy_run_resume_run_id_fkey references runs.strategy_run on delete cascade,
        idempotency_key text,
        lease_epoch integer not null,
        primary key (run_id, idempotency_key)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table runs.strategy_run_resume`);
    await db.query(`
      create table runs.strategy_run_universe (
        run_id uuid primary key
          constraint strategy_run_universe_run_id_fkey references runs.strategy_run on delete cascade,
        tickers text[] not null
      )`);
    await db.query(`
      insert into runs.strategy_run_universe (run_id, tickers)
      select run_id, array_agg(ticker order by place)
      from runs.strategy_run_ticker
      group by run_id`);
    await db.query(`drop table runs.strategy_run_ticker`);
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** The daily refreshes with their progress, and how many times in a row the provider did not know a symbol. */
export class MarketRefreshes1758326400016 implements MigrationInterface {
  name = "MarketRefreshes1758326400016";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table market.price_refreshes (
        id uuid primary key default gen_random_uuid(),
        requested_at timestamptz not null default now(),
        step integer not null default 0,
        remaining integer not null,
        ended_at timestamptz,
        is_given_up boolean not null default false
      )`);
    await db.query(`create index ix_price_refreshes_requested on market.price_refreshes (requested_at)`);
    await db.query(`alter table market.symbol_universe add column unknown_refreshes integer not null default 0`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table market.symbol_universe drop column unknown_refreshes`);
    await db.query(`drop table market.price_refreshes`);
  }
}

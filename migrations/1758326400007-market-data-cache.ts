import type { MigrationInterface, QueryRunner } from "typeorm";

/** Daily prices. `volume` is 64 bits wide: an index or a penny stock trades more than 2^31 in a day. */
export class MarketDataCache1758326400007 implements MigrationInterface {
  name = "MarketDataCache1758326400007";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create schema if not exists market`);
    await db.query(`
      create table market.market_data_cache (
        id uuid primary key default gen_random_uuid(),
        symbol text not null,
        date date not null,
        open numeric,
        high numeric,
        low numeric,
        close numeric not null,
        volume bigint,
        sector text,
        industry text,
        exchange text,
        country text,
        market_cap numeric,
        data_source text not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        constraint uq_market_data_cache_symbol_date unique (symbol, date)
      )`);
    await db.query(`create index ix_market_data_cache_symbol on market.market_data_cache (symbol)`);
    await db.query(`create index ix_market_data_cache_date on market.market_data_cache (date)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table market.market_data_cache`);
    await db.query(`drop schema market`);
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Results name the owner of their run, so that an index finds a user's latest results of a ticker: without it, the time
 * of the query would tell how many results other users have.
 */
export class OwnersOfResults1758326400025 implements MigrationInterface {
  name = "OwnersOfResults1758326400025";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table runs.strategy_result add column owner_id uuid`);
    await db.query(`
      update runs.strategy_result result
      set owner_id = run.owner_id
      from runs.strategy_run run
      where run.run_id = result.run_id
        and run.owner_id is not null`);
    await db.query(`
      create index ix_result_owner_ticker
      on runs.strategy_result (owner_id, ticker, created_at desc, run_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table runs.strategy_result drop column owner_id`);
  }
}

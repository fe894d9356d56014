import type { MigrationInterface, QueryRunner } from "typeorm";

/** Each run is stamped with the transaction that changed it last, so that a feed of changes is complete. */
export class ChangesOfRuns1758326400028 implements MigrationInterface {
  name = "ChangesOfRuns1758326400028";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function runs.stamp_change() returns trigger language plpgsql as $$
      begin
        new.changed_in := pg_current_xact_id()::text::bigint;
        return new;
      end
      $$`);
    // Nobody has a cursor yet, so existing runs need no stamp.
    await db.query(`alter table runs.strategy_run add column changed_in bigint not null default 0`);
    await db.query(`alter table runs.strategy_run alter column changed_in drop default`);
    await db.query(`create index ix_run_changed on runs.strategy_run (changed_in)`);
    await db.query(`
      create trigger stamp_change before insert or update on runs.strategy_run
      for each row execute function runs.stamp_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger stamp_change on runs.strategy_run`);
    await db.query(`alter table runs.strategy_run drop column changed_in`);
    await db.query(`drop function runs.stamp_change`);
  }
}

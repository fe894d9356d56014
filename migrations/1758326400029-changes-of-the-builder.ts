import type { MigrationInterface, QueryRunner } from "typeorm";

const TABLES = { strategy_instances: "instance", code_generations: "codegen", quick_tests: "quicktest" };

/** Strategies, generations and quick tests are stamped as runs are, so that feeds of their changes are complete. */
export class ChangesOfTheBuilder1758326400029 implements MigrationInterface {
  name = "ChangesOfTheBuilder1758326400029";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function builder.stamp_change() returns trigger language plpgsql as $$
      begin
        new.changed_in := pg_current_xact_id()::text::bigint;
        return new;
      end
      $$`);
    for (const [table, prefix] of Object.entries(TABLES)) {
      await db.query(`alter table builder.${table} add column changed_in bigint not null default 0`);
      await db.query(`alter table builder.${table} alter column changed_in drop default`);
      await db.query(`create index ix_${prefix}_changed on builder.${table} (changed_in)`);
      await db.query(`
        create trigger stamp_change before insert or update on builder.${table}
        for each row execute function builder.stamp_change()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES)) {
      await db.query(`drop trigger stamp_change on builder.${table}`);
      await db.query(`alter table builder.${table} drop column changed_in`);
    }
    await db.query(`drop function builder.stamp_change`);
  }
}

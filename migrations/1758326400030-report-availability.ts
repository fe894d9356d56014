import type { MigrationInterface, QueryRunner } from "typeorm";

/** Since when executors could report: silence during an outage of the API is not theirs. */
export class ReportAvailability1758326400030 implements MigrationInterface {
  name = "ReportAvailability1758326400030";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table runs.report_availability (
        id integer primary key constraint report_availability_one_row check (id = 1),
        available_since timestamptz not null,
        last_seen_at timestamptz not null,
        constraint report_availability_in_order check (available_since <= last_seen_at)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop table runs.report_availability");
  }
}

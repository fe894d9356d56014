import type { MigrationInterface, QueryRunner } from "typeorm";

/** Since when an onboarding has been waiting and when its latest attempt started, to measure both durations. */
export class MarketOnboardingTimes1758326400017 implements MigrationInterface {
  name = "MarketOnboardingTimes1758326400017";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table market.symbol_onboarding_queue
        add column queued_at timestamptz not null default now(),
        add column attempt_started_at timestamptz`);
    // A manual retry restarts the attempts and is due immediately, so until an attempt fails `next_attempt_at` is the time
    // since which it waits. The start of later attempts was not stored. Ended rows without a time would be kept forever.
    await db.query(`
      update market.symbol_onboarding_queue
      set queued_at = case
            when attempts = 0 or (attempts = 1 and status <> 'pending') then next_attempt_at
            else created_at
          end,
          attempt_started_at = case when attempts = 1 then started_at end,
          completed_at = case
            when status in ('completed', 'failed', 'cancelled') then coalesce(completed_at, updated_at)
            else completed_at
          end`);
    await db.query(`create index ix_queue_completed on market.symbol_onboarding_queue (completed_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table market.symbol_onboarding_queue
        drop column queued_at,
        drop column attempt_started_at`);
    await db.query(`drop index market.ix_queue_completed`);
  }
}

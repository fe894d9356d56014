import type { MigrationInterface, QueryRunner } from "typeorm";

/** Since when an onboarding waits, and when its latest attempt began: what waits and runs are measured by. */
export class MarketOnboardingTimes1758326400017 implements MigrationInterface {
  name = "MarketOnboardingTimes1758326400017";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table market.symbol_onboarding_queue
        add column queued_at timestamptz not null default now(),
        add column attempt_started_at timestamptz`);
    // A retry by hand begins to count anew and is due at once, so that `next_attempt_at` tells it until an attempt has
    // failed. When a second attempt began was not kept. What ended without a time would be kept for ever.
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

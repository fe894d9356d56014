import type { MigrationInterface, QueryRunner } from "typeorm";

/** The requests of a user are counted per day, so the index of requesters by user has the time of the request. */
export class OnboardingsPerDay1758326400026 implements MigrationInterface {
  name = "OnboardingsPerDay1758326400026";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`drop index market.ix_requesters_user`);
    await db.query(`
      create index ix_requesters_user_time on market.symbol_onboarding_requesters (user_id, requested_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index market.ix_requesters_user_time`);
    await db.query(`create index ix_requesters_user on market.symbol_onboarding_requesters (user_id)`);
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** Strategies of a user are counted, also deleted ones, but not their versions. */
export class StrategiesOfUser1758326400027 implements MigrationInterface {
  name = "StrategiesOfUser1758326400027";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index ix_instance_user_strategies on builder.strategy_instances (user_id)
      where current_id is null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index builder.ix_instance_user_strategies`);
  }
}

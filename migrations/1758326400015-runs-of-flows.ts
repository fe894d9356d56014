import type { MigrationInterface, QueryRunner } from "typeorm";

/** The flow that a run of a user's strategy executes, frozen when it was requested, separate from the run's hot row. */
export class RunsOfFlows1758326400015 implements MigrationInterface {
  name = "RunsOfFlows1758326400015";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table runs.strategy_run_flow (
        run_id uuid primary key
          constraint strategy_run_flow_run_id_fkey references runs.strategy_run on delete cascade,
        instance_id uuid
          constraint strategy_run_flow_instance_id_fkey references builder.strategy_instances on delete set null,
        flow_owner_id uuid not null constraint strategy_run_flow_flow_owner_id_fkey references identity.users,
        name text not null,
        logic_flow jsonb not null
      )`);
    await db.query(`create index ix_run_flow_instance on runs.strategy_run_flow (instance_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table runs.strategy_run_flow`);
  }
}

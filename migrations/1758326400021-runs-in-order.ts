import type { MigrationInterface, QueryRunner } from "typeorm";

/** Indexes for the orders in which runs and results are paged. Without them, each page would sort the whole list. */
export class RunsInOrder1758326400021 implements MigrationInterface {
  name = "RunsInOrder1758326400021";

  async up(db: QueryRunner): Promise<void> {
    for (const [index, column] of Object.entries(TIMES)) {
      await db.query(`create index ${index} on runs.strategy_run (coalesce(${column}, '-infinity'), run_id)`);
    }
    await db.query(`create index ix_result_ticker_created on runs.strategy_result (ticker, created_at desc, run_id)`);
    await db.query(`
      create index ix_result_run_score
      on runs.strategy_result (run_id, coalesce(score, '-infinity'), ticker collate "C")`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const index of [...Object.keys(TIMES), "ix_result_ticker_created", "ix_result_run_score"]) {
      await db.query(`drop index runs.${index}`);
    }
  }
}

const TIMES = {
  ix_run_by_start: "started_at",
  ix_run_by_end: "completed_at",
  ix_run_by_progress: "last_progress_update",
};

import type { MigrationInterface, QueryRunner } from "typeorm";

/** When code was last generated: generating the same code again adds no row, but makes the existing one the latest. */
export class CodegenLastGenerated1758326400018 implements MigrationInterface {
  name = "CodegenLastGenerated1758326400018";

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table builder.code_generations add column last_generated_at timestamptz not null default now()`,
    );
    await db.query(`update builder.code_generations set last_generated_at = created_at`);
    await db.query(
      `create index ix_codegen_instance_generated on builder.code_generations (instance_id, last_generated_at)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table builder.code_generations drop column last_generated_at`);
  }
}

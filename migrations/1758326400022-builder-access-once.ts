import type { MigrationInterface, QueryRunner } from "typeorm";

/** A request that reads a session several times, such as a document with aliases, logs one READ. */
export class BuilderAccessOnce1758326400022 implements MigrationInterface {
  name = "BuilderAccessOnce1758326400022";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table builder.builder_session_accesses add column request_id text`);
    await db.query(`
      create unique index uq_session_access_read_once
      on builder.builder_session_accesses (session_id, user_id, action, request_id)
      where request_id is not null and action = 'READ'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table builder.builder_session_accesses drop column request_id`);
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** Users, who own the rows of the other schemas. */
export class Identity1758326400001 implements MigrationInterface {
  name = "Identity1758326400001";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create schema if not exists identity`);
    await db.query(`
      create table identity.users (
        id uuid primary key default gen_random_uuid(),
        email text not null constraint users_email_key unique,
        full_name text not null,
        role text not null default 'USER' constraint users_role_check check (role in ('USER', 'SERVICE', 'ADMIN')),
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table identity.users`);
    await db.query(`drop schema identity`);
  }
}

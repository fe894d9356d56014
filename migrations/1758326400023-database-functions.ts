import type { MigrationInterface, QueryRunner } from "typeorm";
import { ADD_COUNTS, RECORD_PROGRESS } from "./1758326400020-record-progress-in-universe";

/**
 * From here on, database functions are defined by the `.sql` files next to the code that calls them. They are applied
 * after the migrations, in the same transaction. The table stores the hash of each applied file.
 */
export class DatabaseFunctions1758326400023 implements MigrationInterface {
  name = "DatabaseFunctions1758326400023";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table database_functions (
  name text primary key,
  hash text not null,
  applied_at timestamptz not null default now()
)`);
    await db.query(DROP_FUNCTIONS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(DROP_FUNCTIONS);
    await db.query(ADD_COUNTS);
    await db.query(RECORD_PROGRESS);
    await db.query(`drop table database_functions`);
  }
}

/** Drops the functions whatever their parameters are, because later versions of the files may have changed them. */
const DROP_FUNCTIONS = `
do $$
declare
  signature text;
begin
  for signature in
    select pg_proc.oid::regprocedure::text
    from pg_proc
    where pronamespace = 'runs'::regnamespace
      and proname in ('add_counts', 'record_progress')
  loop
    execute 'drop function ' || signature;
  end loop;
end
$$`;

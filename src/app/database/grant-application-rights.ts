import { escapeIdentifier } from "pg";
import PgBoss from "pg-boss";
import type { QueryRunner } from "typeorm";

/** The schemas whose rows the application reads and writes. A test compares them with the entities. */
export const APPLICATION_SCHEMAS = ["builder", "identity", "market", "runs"] as const;

/** Tables that only migrations write. */
export const READ_ONLY_TABLES = ["migrations", "database_functions"] as const;

/**
 * Gives a role the rights that the API, the workers and the commands need: to read and write rows, but not to change
 * tables or functions. The schema of the job queue belongs to it, because pg-boss creates a table for each queue.
 * Must run after the migrations, by the role that ran them, which must be a member of `role` or a superuser.
 */
export async function grantApplicationRights(runner: QueryRunner, role: string): Promise<void> {
  const name = escapeIdentifier(role);
  const schemas = APPLICATION_SCHEMAS.join(", ");
  const grants = [
    `usage on schema public, ${schemas}`,
    `select, insert, update, delete on all tables in schema ${schemas}`,
    `usage, select on all sequences in schema ${schemas}`,
    `execute on all functions in schema ${schemas}`,
    `select on ${READ_ONLY_TABLES.join(", ")}`,
  ];
  for (const grant of grants) await runner.query(`/* grantApplicationRights */ grant ${grant} to ${name}`);
  const changes: { statement: string }[] = await runner.query(CHANGES_OF_OWNER, [role]);
  for (const { statement } of changes) await runner.query(`/* grantApplicationRights */ ${statement}`);
}

/**
 * Installs the tables of pg-boss in the runner's transaction, if they are missing: a role without rights on the database
 * cannot do it later.
 */
export async function installJobQueue(runner: QueryRunner): Promise<void> {
  const [queue] = await runner.query(`/* installJobQueue */ select to_regnamespace('pgboss') as name`);
  if (queue.name !== null) return;
  // pg-boss puts its statements into a transaction of their own, whose end would end ours.
  const statements = /^\s*BEGIN;(.*)COMMIT;\s*$/s.exec(PgBoss.getConstructionPlans())?.[1];
  if (statements === undefined) throw new Error("The statements of pg-boss are no longer one transaction.");
  await runner.query(`/* installJobQueue */ ${statements}`);
}

/** The schema comes first, because the owner of a table must be allowed to create tables in its schema. */
const CHANGES_OF_OWNER = `/* grantApplicationRights */
  with item as (
    select 1 as position, 'schema' as kind, oid::regnamespace::text as name, nspowner as owner
    from pg_namespace
    where nspname = 'pgboss'
    union all
    select 2, 'table', oid::regclass::text, relowner
    from pg_class
    where relnamespace = 'pgboss'::regnamespace
      and relkind in ('r', 'p')
    union all
    select 2, 'function', oid::regprocedure::text, proowner
    from pg_proc
    where pronamespace = 'pgboss'::regnamespace
    union all
    select 2, 'type', oid::regtype::text, typowner
    from pg_type
    where typnamespace = 'pgboss'::regnamespace
      and typtype = 'e'
  )
  select format('alter %s %s owner to %I', kind, name, $1::text) as statement
  from item
  where owner <> (select oid from pg_roles where rolname = $1::text)
  order by position`;

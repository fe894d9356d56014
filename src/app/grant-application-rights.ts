import PgBoss from "pg-boss";
import type { DataSource } from "typeorm";
import { OperatorError } from "../platform/operator-error";

/** The schemas whose rows the application reads and writes. A test compares them with the entities. */
export const APPLICATION_SCHEMAS = ["builder", "identity", "market", "runs"] as const;

/** Tables that only migrations write. */
const READ_ONLY_TABLES = ["migrations", "database_functions"] as const;

/**
 * Gives a role the rights that the API, the workers and the commands need: to read and write rows, but not to change
 * tables or functions. The schema of the job queue belongs to it, because pg-boss creates a table for each queue.
 * Must run after the migrations, by the role that ran them, which must be a member of `role` or a superuser.
 */
export async function grantApplicationRights(dataSource: DataSource, role: string): Promise<void> {
  if (!/^\w+$/.test(role)) {
    throw new OperatorError(`The role ${role} of DATABASE_URL must have a name of letters, digits and underscores.`);
  }
  const name = dataSource.driver.escape(role);
  await dataSource.transaction(async (tx) => {
    for (const schema of APPLICATION_SCHEMAS) {
      await tx.query(`/* grantApplicationRights */ grant usage on schema ${schema} to ${name}`);
      await tx.query(`/* grantApplicationRights */
        grant select, insert, update, delete on all tables in schema ${schema} to ${name}`);
      await tx.query(
        `/* grantApplicationRights */ grant usage, select on all sequences in schema ${schema} to ${name}`,
      );
      await tx.query(`/* grantApplicationRights */ grant execute on all functions in schema ${schema} to ${name}`);
    }
    await tx.query(`/* grantApplicationRights */ grant select on ${READ_ONLY_TABLES.join(", ")} to ${name}`);
    await tx.query(GIVE_JOB_QUEUE.replaceAll(":role", name));
  });
}

/** Installs the tables of pg-boss, if they are missing: a role without rights on the database cannot do it later. */
export async function installJobQueue(dataSource: DataSource): Promise<void> {
  const [queue] = await dataSource.query(`/* installJobQueue */ select to_regnamespace('pgboss') as name`);
  if (queue.name === null) await dataSource.query(`/* installJobQueue */ ${PgBoss.getConstructionPlans()}`);
}

const GIVE_JOB_QUEUE = `/* grantApplicationRights */
  do $give$
  declare
    item record;
  begin
    -- First, because an owner of a table must be able to create it.
    alter schema pgboss owner to :role;
    for item in
      select relation.oid::regclass as name
      from pg_class relation
      where relation.relnamespace = 'pgboss'::regnamespace
        and relation.relkind in ('r', 'p', 'v')
        and relation.relowner <> ':role'::regrole
    loop
      execute format('alter table %s owner to :role', item.name);
    end loop;
    for item in select oid::regprocedure as name from pg_proc where pronamespace = 'pgboss'::regnamespace loop
      execute format('alter function %s owner to :role', item.name);
    end loop;
    for item in
      select oid::regtype as name from pg_type where typnamespace = 'pgboss'::regnamespace and typtype = 'e'
    loop
      execute format('alter type %s owner to :role', item.name);
    end loop;
  end
  $give$`;

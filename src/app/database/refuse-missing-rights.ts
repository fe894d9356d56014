import type { DataSource } from "typeorm";
import { OperatorError } from "../../platform/operator-error";
import { rowsOf } from "../../platform/sql/rows";
import { APPLICATION_SCHEMAS, READ_ONLY_TABLES } from "./grant-application-rights";

/**
 * Refuses a role without the rights that `grantApplicationRights` gives. They are missing when the owner has migrated
 * without knowing the application's role, or when a backup was restored without its grants.
 */
export async function refuseMissingRights(dataSource: DataSource): Promise<void> {
  const [first, ...others] = await rowsOf<{ role: string; name: string }>(dataSource.manager, MISSING_RIGHTS, [
    APPLICATION_SCHEMAS,
    READ_ONLY_TABLES,
  ]);
  if (first === undefined) return;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  throw new OperatorError(
    `The database role ${first.role} lacks rights on the table ${first.name}${more}. Run npm run migrate with ` +
      "MIGRATION_DATABASE_URL, the URL of the role that owns the tables; it grants them.",
  );
}

const MISSING_RIGHTS = `/* refuseMissingRights */
  select current_user::text as role, pg_class.oid::regclass::text as name
  from pg_class
  join pg_namespace on pg_namespace.oid = relnamespace
  where relkind in ('r', 'p')
    and case
      when nspname = any($1::text[]) then not (
        has_schema_privilege(nspname, 'usage')
        and has_table_privilege(pg_class.oid, 'select')
        and has_table_privilege(pg_class.oid, 'insert')
        and has_table_privilege(pg_class.oid, 'update')
        and has_table_privilege(pg_class.oid, 'delete')
      )
      when nspname = 'pgboss' then not pg_has_role(relowner, 'usage')
      when nspname = 'public' and relname = any($2::text[]) then not has_table_privilege(pg_class.oid, 'select')
      else false
    end
  order by nspname, relname`;

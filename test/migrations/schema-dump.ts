import type { TestDatabase } from "../support/test-database";

/** What the catalogue says of our schemas, a line a thing, sorted; equal dumps mean equal schemas. */
export async function dumpSchema(database: TestDatabase): Promise<string[]> {
  const parts = await Promise.all([SCHEMAS, COLUMNS, CONSTRAINTS, INDEXES, FUNCTIONS].map((sql) => database.sql(sql)));
  return parts.flatMap((rows) => rows.map(({ line }) => String(line))).sort();
}

const ours = (column: string) => `${column} !~ '^pg_' and ${column} not in ('information_schema', 'public', 'pgboss')`;

const SCHEMAS = `
  select 'schema ' || nspname as line
  from pg_namespace
  where ${ours("nspname")}`;

const COLUMNS = `
  select concat_ws(' ', 'column', schema.nspname || '.' || tbl.relname || '.' || attname,
                   format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
                   'default ' || pg_get_expr(adbin, adrelid)) as line
  from pg_attribute
  join pg_class tbl on tbl.oid = attrelid and tbl.relkind in ('r', 'p')
  join pg_namespace schema on schema.oid = tbl.relnamespace
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attnum > 0
    and not attisdropped
    and ${ours("schema.nspname")}`;

const CONSTRAINTS = `
  select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
  from pg_constraint
  where ${ours("connamespace::regnamespace::text")}`;

const INDEXES = `
  select 'index ' || indexdef as line
  from pg_indexes
  where ${ours("schemaname")}`;

const FUNCTIONS = `
  select 'function ' || pg_get_functiondef(oid) as line
  from pg_proc
  where ${ours("pronamespace::regnamespace::text")}`;

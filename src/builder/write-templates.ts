import type { EntityManager } from "typeorm";
import { rowsOf } from "../platform/sql/rows";

/** A table of system templates, with the columns written from the code and their types. */
export interface TemplateTable {
  /** Name of the statement. */
  readonly name: string;
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Updates the system templates of a table to `templates`, matched by name: inserts new ones, updates changed ones and
 * marks those deleted that are missing. One statement, so that concurrent starts do not conflict. Returns the number of
 * rows written; unchanged rows are not written.
 */
export async function writeTemplates(
  db: EntityManager,
  { name, table, columns }: TemplateTable,
  templates: readonly { readonly name: string }[],
): Promise<number> {
  const all = Object.keys(columns);
  const changeable = all.filter((column) => column !== "name");
  const list = (prefix: string) => changeable.map((column) => `${prefix}.${column}`).join(", ");
  const [written] = await rowsOf<{ rows: number }>(
    db,
    `/* ${name} */
     with expected as (
       select *
       from jsonb_to_recordset($1::jsonb) as item (${all.map((column) => `${column} ${columns[column]}`).join(", ")})
     ),
     deleted as (
       update ${table} template
       set is_deleted = true, deleted_at = now(), updated_at = now()
       where template.is_system_template
         and not template.is_deleted
         and template.name not in (select name from expected)
       returning 1
     ),
     written as (
       insert into ${table} as template (${all.join(", ")}, is_system_template)
       select ${all.join(", ")}, true
       from expected
       on conflict (name) where is_system_template and not is_deleted do update
       set ${changeable.map((column) => `${column} = excluded.${column}`).join(", ")},
           updated_at = now()
       where (${list("template")}) is distinct from (${list("excluded")})
       returning 1
     )
     select (select count(*) from deleted)::integer + (select count(*) from written)::integer as rows`,
    // In one order, so that concurrent statements cannot deadlock.
    [JSON.stringify(templates.toSorted((one, other) => (one.name < other.name ? -1 : 1)))],
  );
  return written?.rows ?? 0;
}

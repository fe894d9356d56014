import { escapeIdentifier } from "pg";
import type { QueryRunner } from "typeorm";

/**
 * Stamps the rows anew whose stamps are from a later transaction than any of this server. They were restored from a
 * backup of another server, and every feed would return them until this one has had as many transactions.
 */
export async function restampRestoredRows(runner: QueryRunner): Promise<void> {
  const tables: { schema: string; name: string }[] = await runner.query(`/* restampRestoredRows */
    select table_schema as schema, table_name as name
    from information_schema.columns
    where column_name = 'changed_in'`);
  for (const { schema, name } of tables) {
    // The trigger of the table puts the number of this transaction in the place of 0.
    await runner.query(`/* restampRestoredRows */
      update ${escapeIdentifier(schema)}.${escapeIdentifier(name)}
      set changed_in = 0
      where changed_in >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint`);
  }
}

import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { rowsOf } from "../../platform/rows";

/** The current version of each of the viewer's own templates by name, null where they have none of that name. */
export function ownTemplateVersionByName({ db, viewer }: Source): DataLoader<string, string | null> {
  return new DataLoader(async (names) => {
    const rows = await rowsOf<{ name: string; version: string }>(
      db,
      `select name, version
       from builder.node_templates
       where user_id = $1
         and name = any($2::text[])
         and not is_system_template
         and not is_deleted`,
      [viewer.id, names],
    );
    const versions = new Map(rows.map(({ name, version }) => [name, version]));
    return names.map((name) => versions.get(name) ?? null);
  });
}

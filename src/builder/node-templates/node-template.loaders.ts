import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { rowsOf } from "../../platform/sql/rows";

/** Name of a template of a user. */
export interface OwnTemplateName {
  readonly ownerId: string;
  readonly name: string;
}

/** The current version of users' templates by owner and name; null when there is no such template. */
export function ownTemplateVersion({ db }: Source): DataLoader<OwnTemplateName, string | null, string> {
  const keyOf = ({ ownerId, name }: OwnTemplateName) => `${ownerId} ${name}`;
  return new DataLoader(
    async (keys) => {
      const rows = await rowsOf<OwnTemplateName & { version: string }>(
        db,
        `/* ownTemplateVersion */
         select user_id as "ownerId", name, version
         from builder.node_templates
         where (user_id, name) in (select * from unnest($1::uuid[], $2::text[]))
           and not is_system_template
           and not is_deleted`,
        [keys.map(({ ownerId }) => ownerId), keys.map(({ name }) => name)],
      );
      const versions = new Map(rows.map((row) => [keyOf(row), row.version]));
      return keys.map((key) => versions.get(keyOf(key)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );
}

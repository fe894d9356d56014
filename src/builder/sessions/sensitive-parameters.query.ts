import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { systemCatalogue } from "../../engine/nodes/catalogue";
import { rowsOf } from "../../platform/rows";

/** Is this parameter of this template one whose values are to be sealed? */
export type IsSensitive = (template: string, param: string) => boolean;

/**
 * The parameters that the user's own templates mark `x-sensitive`, in whatever version; null when the flow has none. The
 * system's templates mark none, so a flow of these alone costs no statement.
 */
export async function sensitiveParameters(
  db: EntityManager,
  userId: string,
  { nodes }: LogicFlow,
): Promise<IsSensitive | null> {
  const own = new Set(nodes.map(({ template }) => template).filter((name) => !systemCatalogue.find(name)));
  if (own.size === 0) return null;
  const rows = await rowsOf<{ template: string; param: string }>(
    db,
    `select distinct template.name as template, property.key as param
     from builder.node_templates template
     join builder.node_template_versions version on version.template_id = template.id
     cross join jsonb_each(version.parameter_schema -> 'properties') property
     where template.user_id = $1
       and template.name = any($2::text[])
       and not template.is_deleted
       and property.value @> '{"x-sensitive": true}'`,
    [userId, [...own]],
  );
  if (rows.length === 0) return null;
  const marked = new Set(rows.map(({ template, param }) => `${template}.${param}`));
  return (template, param) => marked.has(`${template}.${param}`);
}

import type { EntityManager } from "typeorm";
import { systemCatalogue } from "../../../engine/catalogue";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import type { Viewer } from "../../../identity";
import { rowsOf } from "../../../platform/sql/rows";
import type { SessionRef } from "../draft/session-ref";

/** Is this parameter of this template one whose values are to be sealed? */
export type IsSensitive = (place: { readonly template: string; readonly param: string }) => boolean;

/**
 * The parameters that are marked `x-sensitive`, in whatever version, by templates of the viewer's own or of the drawn
 * strategy's owner; null when the flow has none. A template that was deleted since still counts: a draft may be older. The
 * system's templates mark none, so a flow of these alone costs no statement.
 */
export async function sensitiveParameters(
  db: EntityManager,
  viewer: Viewer,
  { nodes }: LogicFlow,
  { sessionId, instanceId }: SessionRef,
): Promise<IsSensitive | null> {
  const own = new Set(nodes.map(({ template }) => template).filter((name) => !systemCatalogue.find(name)));
  if (own.size === 0) return null;
  const rows = await rowsOf<{ template: string; param: string }>(
    db,
    `/* sensitiveParameters */
     select distinct template.name as template, property.key as param
     from builder.node_templates template
     join builder.node_template_versions version on version.template_id = template.id
     cross join jsonb_each(version.parameter_schema -> 'properties') property
     where template.user_id in (
         select $1::uuid
         union all
         select instance.user_id
         from builder.strategy_instances instance
         where instance.id = coalesce(
           $3::uuid,
           (select session.instance_id from builder.builder_sessions session where session.id = $4::uuid)
         )
       )
       and template.name = any($2::text[])
       and property.value @> '{"x-sensitive": true}'`,
    [viewer.id, [...own], instanceId, sessionId],
  );
  if (rows.length === 0) return null;
  const marked = new Set(rows.map(({ template, param }) => `${template}.${param}`));
  return ({ template, param }) => marked.has(`${template}.${param}`);
}

import type { EntityManager } from "typeorm";
import { systemCatalogue } from "../../../engine/catalogue";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import type { Viewer } from "../../../identity";
import { rowsOf } from "../../../platform/sql/rows";
import type { SessionRef } from "../draft/session-ref";

/** Whether the values of a parameter of a template must be encrypted. */
export type IsSensitive = (parameter: { readonly template: string; readonly param: string }) => boolean;

/** Names of the flow's templates that are not system templates, which have no sensitive parameters. */
export function ownTemplates({ nodes }: LogicFlow): string[] {
  return [...new Set(nodes.map(({ template }) => template))].filter((name) => !systemCatalogue.find(name));
}

/**
 * Finds the parameters that any version of a template marks `x-sensitive`, among the templates of the viewer and of the
 * strategy's owner; null when the flow has none. Deleted templates count: a draft may be older than the deletion.
 * System templates have no sensitive parameters, so a flow that uses only these needs no statement.
 */
export async function sensitiveParameters(
  db: EntityManager,
  viewer: Viewer,
  flow: LogicFlow,
  { sessionId, instanceId }: SessionRef,
): Promise<IsSensitive | null> {
  const own = ownTemplates(flow);
  if (own.length === 0) return null;
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
    [viewer.id, own, instanceId, sessionId],
  );
  if (rows.length === 0) return null;
  const marked = new Set(rows.map(({ template, param }) => `${template}.${param}`));
  return ({ template, param }) => marked.has(`${template}.${param}`);
}

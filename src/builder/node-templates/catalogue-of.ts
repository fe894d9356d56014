import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { type Catalogue, makeCatalogue, systemCatalogue, systemNodes } from "../../engine/nodes/catalogue";
import { rowsOf } from "../../platform/rows";
import { definitionOf, type TemplateSource } from "./definition-of";

/**
 * The nodes that a user's flows can mean: the system's and, read only when a flow names one, the user's own in all their
 * versions. With `lock` those that are named cannot be deleted before the transaction ends.
 */
export async function catalogueOf(
  db: EntityManager,
  userId: string,
  flows: readonly LogicFlow[],
  { lock = false } = {},
): Promise<Catalogue> {
  const names = new Set(flows.flatMap(({ nodes }) => nodes.map(({ template }) => template)));
  const own = [...names].filter((name) => systemCatalogue.versionsOf(name).length === 0);
  if (own.length === 0) return systemCatalogue;
  const rows = await rowsOf<TemplateSource>(
    db,
    `select template.name,
            template.display_name as "displayName",
            template.description,
            version.version,
            version.parameter_schema as "parameterSchema",
            version.input_ports as "inputPorts",
            version.output_ports as "outputPorts",
            version.expression
     from builder.node_templates template
     join builder.node_template_versions version on version.template_id = template.id
     where template.user_id = $1
       and template.name = any($2::text[])
       and not template.is_system_template
       and not template.is_deleted
     order by template.name, version.created_at
     ${lock ? "for share of template" : ""}`,
    [userId, own],
  );
  // A version whose words have changed their meaning since is as unknown as one that never was.
  const definitions = rows.map((row) => definitionOf(row).node).filter((node) => node !== undefined);
  return makeCatalogue([...systemNodes, ...definitions]);
}

import type { EntityManager } from "typeorm";
import { type Catalogue, makeCatalogue, systemCatalogue } from "../../engine/catalogue";
import type { FlowNode, LogicFlow } from "../../engine/flow/logic-flow";
import type { NodeDefinition } from "../../engine/nodes/node-definition";
import { systemNodes } from "../../engine/system-nodes";
import { rowsOf } from "../../platform/sql/rows";
import { compileStoredVersion, type StoredVersion } from "./compile-stored-version";

interface OwnVersion extends StoredVersion {
  readonly isDeleted: boolean;
}

/**
 * Returns the nodes that a user's flows can use: those of the system and, loaded only when a flow uses one, the user's
 * own templates in their current versions and in those that the flows are pinned to. Pinned versions are found even
 * after their template was deleted. With `lock`, the templates used cannot be deleted or changed until the transaction
 * ends.
 */
export async function loadCatalogue(
  db: EntityManager,
  userId: string,
  flows: readonly LogicFlow[],
  { lock = false } = {},
): Promise<Catalogue> {
  const own = flows
    .flatMap(({ nodes }) => nodes)
    .filter(({ template }) => systemCatalogue.find(template) === undefined);
  if (own.length === 0) return systemCatalogue;
  if (lock) await lockTemplates(db, userId, own);
  const versions = await versionsOf(db, userId, own);
  const compiled = (isDeleted: boolean) =>
    versions
      .filter((version) => version.isDeleted === isDeleted)
      .map(compileStoredVersion)
      .filter((node): node is NodeDefinition => node !== undefined);
  return makeCatalogue([...systemNodes, ...compiled(false)], compiled(true));
}

/**
 * Locks in the order of ids, against deadlocks, and only `for key share`: concurrent saves update the usage counts of
 * the same rows next. A separate statement, so that the versions are read after the lock was granted.
 */
async function lockTemplates(db: EntityManager, userId: string, own: readonly FlowNode[]): Promise<void> {
  await rowsOf(
    db,
    `/* lockTemplates */
     select
     from builder.node_templates
     where user_id = $1
       and name = any($2::text[])
       and not is_system_template
       and not is_deleted
     order by id
     for key share`,
    [userId, own.map(({ template }) => template)],
  );
}

function versionsOf(db: EntityManager, userId: string, own: readonly FlowNode[]): Promise<OwnVersion[]> {
  return rowsOf<OwnVersion>(
    db,
    `/* versionsOf */
     select template.id as "templateId",
            template.name,
            template.is_deleted as "isDeleted",
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
       and (not template.is_deleted and version.version = template.version
            or (template.name, version.version) in (select * from unnest($2::text[], $3::text[])))`,
    [userId, own.map(({ template }) => template), own.map(({ templateVersion }) => templateVersion ?? null)],
  );
}

import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { AppError, refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { isDatabaseError } from "../../../platform/sql/database-error";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { insertRow } from "../../insert-row";
import type { Cipher } from "../../secrets/cipher";
import { encryptOldDrafts } from "../../secrets/encrypt-old-drafts";
import { NodeTemplate } from "../node-template.entity";
import type { Port } from "../port.type";
import { insertTemplateVersion } from "./insert-template-version";
import { nextVersion } from "./next-version";
import type { CreateNodeTemplateInput, PortInput } from "./node-template.input";
import type { NodeTemplatePayload } from "./node-template-payload.type";
import { readTemplateParameters } from "./read-template-parameters";
import { validateTemplate } from "./validate-template";

const MAX_TEMPLATES = 500;
const MAX_PORT_DESCRIPTION_LENGTH = 500;

/** Creates a template of the viewer, in its first version. */
export async function createNodeTemplate(
  db: EntityManager,
  viewer: Viewer,
  input: CreateNodeTemplateInput,
  cipher: Cipher | null,
): Promise<Partial<NodeTemplatePayload>> {
  const template = newTemplate(viewer, input);
  const problems = validateTemplate(template);
  if (problems.length > 0) throw new AppError(problems);
  try {
    return await db.transaction(async (tx) => {
      await refuseTooMany(tx, viewer);
      const inserted = await insertRow(tx, "createNodeTemplate", NodeTemplate, template);
      const nodeTemplate = await setFirstVersion(tx, inserted);
      await insertTemplateVersion(tx, nodeTemplate);
      await encryptOldDrafts(tx, cipher, nodeTemplate);
      return { nodeTemplate };
    });
  } catch (error) {
    if (!isDatabaseError(error, ["UNIQUE_VIOLATION"])) throw error;
    return refuse(ErrorCode.DUPLICATE, "input.name", `You already have a template named ${input.name}.`);
  }
}

function newTemplate(viewer: Viewer, input: CreateNodeTemplateInput) {
  return {
    name: input.name,
    displayName: input.displayName,
    description: input.description ?? null,
    nodeType: input.nodeType,
    category: input.category ?? null,
    ...readTemplateParameters(input.parameterSchema, input.defaultParameters),
    inputPorts: input.inputPorts.map((port) => portOf(port, port.required ?? true)),
    outputPorts: input.outputPorts.map((port) => portOf(port, false)),
    expression: input.expression ?? null,
    version: "1.0.0",
    isSystemTemplate: false,
    userId: viewer.id,
    createdBy: viewer.id,
  };
}

/**
 * Continues after the highest version of deleted templates with the same name, so that a pinned version never changes
 * its meaning. Must run after the template was inserted: earlier templates are deleted by then and get no more
 * versions.
 */
async function setFirstVersion(db: EntityManager, { id, userId, name }: NodeTemplate): Promise<NodeTemplate> {
  const [highest] = await rowsOf<{ version: number }>(
    db,
    `/* setFirstVersion */
     select coalesce(max(split_part(version.version, '.', 1)::integer), 0) as version
     from builder.node_templates template
     join builder.node_template_versions version on version.template_id = template.id
     where template.user_id = $1
       and template.name = $2`,
    [userId, name],
  );
  const version = nextVersion(highest?.version ?? 0, "input.name");
  const [row] = await rowsOf<Row>(
    db,
    "/* setFirstVersion */ update builder.node_templates set version = $2 where id = $1 returning *",
    [id, version],
  );
  return entityReader(db, NodeTemplate)(row as Row);
}

async function refuseTooMany(db: EntityManager, viewer: Viewer): Promise<void> {
  const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(
    db,
    `/* refuseTooMany */
     select count(*)::integer as count
     from builder.node_templates
     where user_id = $1
       and not is_deleted`,
    [viewer.id],
  );
  if (count < MAX_TEMPLATES) return;
  refuse(ErrorCode.LIMIT_EXCEEDED, null, `You have ${count} templates, which is the maximum; delete one first.`);
}

function portOf({ name, type, description }: PortInput, required: boolean): Port {
  return { name, type, required, description: description?.slice(0, MAX_PORT_DESCRIPTION_LENGTH) ?? null };
}

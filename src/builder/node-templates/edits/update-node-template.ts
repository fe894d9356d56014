import type { EntityManager } from "typeorm";
import { canonicalJson } from "../../../engine/canonical-json";
import type { Viewer } from "../../../identity";
import { AppError } from "../../../platform/app-error";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import type { Cipher } from "../../secrets/cipher";
import { encryptOldDrafts } from "../../secrets/encrypt-old-drafts";
import { NodeTemplate } from "../node-template.entity";
import { insertTemplateVersion, versionOf } from "./insert-template-version";
import { lockOwnTemplate } from "./lock-own-template";
import { nextVersion } from "./next-version";
import type { UpdateNodeTemplateInput } from "./node-template.input";
import type { NodeTemplatePayload } from "./node-template-payload.type";
import { readTemplateParameters } from "./read-template-parameters";
import { validateTemplate } from "./validate-template";

/** Changes a template. A change of its meaning creates a new version; flows keep the version they are pinned to. */
export function updateNodeTemplate(
  db: EntityManager,
  viewer: Viewer,
  input: UpdateNodeTemplateInput,
  cipher: Cipher | null,
): Promise<Partial<NodeTemplatePayload>> {
  return db.transaction(async (tx) => {
    const template = await lockOwnTemplate(tx, viewer, input.id);
    const changed = Object.assign(tx.create(NodeTemplate, { ...template }), {
      displayName: input.displayName ?? template.displayName,
      description: input.description ?? template.description,
      category: input.category ?? template.category,
      expression: input.expression ?? template.expression,
      ...changedParameters(template, input),
    });
    const isNewMeaning = canonicalJson(versionOf(changed)) !== canonicalJson(versionOf(template));
    if (isNewMeaning) changed.version = nextVersion(Number(template.version.split(".")[0]), "input.id");
    const problems = validateTemplate(changed);
    if (problems.length > 0) throw new AppError(problems);
    const nodeTemplate = await writeTemplate(tx, viewer, changed);
    if (isNewMeaning) {
      await insertTemplateVersion(tx, nodeTemplate);
      await encryptOldDrafts(tx, cipher, nodeTemplate);
    }
    return { nodeTemplate };
  });
}

function changedParameters(template: NodeTemplate, { parameterSchema, defaultParameters }: UpdateNodeTemplateInput) {
  if (parameterSchema == null && defaultParameters == null) return {};
  return readTemplateParameters(parameterSchema ?? template.parameterSchema, defaultParameters);
}

async function writeTemplate(db: EntityManager, viewer: Viewer, template: NodeTemplate): Promise<NodeTemplate> {
  const [row] = await rowsOf<Row>(
    db,
    `/* updateNodeTemplate */
     update builder.node_templates
     set display_name = :displayName,
         description = :description,
         category = :category,
         expression = :expression,
         parameter_schema = :parameterSchema::jsonb,
         default_parameters = :defaultParameters::jsonb,
         version = :version,
         updated_at = now(),
         updated_by = :viewerId
     where id = :id
     returning *`,
    {
      id: template.id,
      displayName: template.displayName,
      description: template.description,
      category: template.category,
      expression: template.expression,
      parameterSchema: JSON.stringify(template.parameterSchema),
      defaultParameters: JSON.stringify(template.defaultParameters),
      version: template.version,
      viewerId: viewer.id,
    },
  );
  return entityReader(db, NodeTemplate)(row as Row);
}

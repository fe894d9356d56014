import type { EntityManager } from "typeorm";
import { canonicalJson } from "../../engine/canonical-json";
import { parameterSchemaOf } from "../../engine/nodes/check-parameters";
import type { Viewer } from "../../identity";
import { AppError } from "../../platform/app-error";
import { validateJson } from "../flow/validate-json";
import { MAX_SCHEMA_LENGTH, versionOf } from "./create-node-template";
import { lockOwnTemplate } from "./lock-own-template";
import { nextVersion } from "./next-version";
import { NodeTemplate } from "./node-template.entity";
import type { UpdateNodeTemplateInput } from "./node-template.input";
import type { NodeTemplatePayload } from "./node-template-payload.type";
import { NodeTemplateVersion } from "./node-template-version.entity";
import { defaultsOf, parseParameterSchema } from "./parse-parameter-schema";
import { validateTemplate } from "./validate-template";

/** Changes a template. A change of its meaning creates a new version; flows keep the version they are pinned to. */
export function updateNodeTemplate(
  db: EntityManager,
  viewer: Viewer,
  input: UpdateNodeTemplateInput,
): Promise<Partial<NodeTemplatePayload>> {
  return db.transaction(async (tx) => {
    const template = await lockOwnTemplate(tx, viewer, input.id);
    const changed = Object.assign(tx.create(NodeTemplate, { ...template }), {
      displayName: input.displayName ?? template.displayName,
      description: input.description ?? template.description,
      category: input.category ?? template.category,
      expression: input.expression ?? template.expression,
      ...parametersOf(template, input),
      updatedBy: viewer.id,
      updatedAt: new Date(),
    });
    const isNewMeaning = canonicalJson(versionOf(changed)) !== canonicalJson(versionOf(template));
    if (isNewMeaning) changed.version = nextVersion(Number(template.version.split(".")[0]), "input.id");
    const problems = validateTemplate(changed);
    if (problems.length > 0) throw new AppError(problems);
    await tx.save(NodeTemplate, changed);
    if (isNewMeaning) await tx.save(NodeTemplateVersion, versionOf(changed));
    return { nodeTemplate: changed };
  });
}

function parametersOf(template: NodeTemplate, input: UpdateNodeTemplateInput) {
  if (input.parameterSchema == null && input.defaultParameters == null) return {};
  const schema = input.parameterSchema ?? template.parameterSchema;
  const malformed = validateJson(schema, "input.parameterSchema", MAX_SCHEMA_LENGTH);
  if (malformed.length > 0) throw new AppError(malformed);
  const read = parseParameterSchema(schema, input.defaultParameters ?? {});
  if ("problems" in read) throw new AppError(read.problems);
  return { parameterSchema: { ...parameterSchemaOf(read) }, defaultParameters: defaultsOf(read.parameters) };
}

import type { EntityManager } from "typeorm";
import { parameterSchemaOf } from "../../engine/nodes/check-parameters";
import type { Viewer } from "../../identity";
import { AppError, refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { isDatabaseError } from "../../platform/sql/database-error";
import { rowsOf } from "../../platform/sql/rows";
import { validateJson } from "../flow/validate-json";
import { nextVersion } from "./next-version";
import { NodeTemplate } from "./node-template.entity";
import type { CreateNodeTemplateInput, PortInput } from "./node-template.input";
import type { NodeTemplatePayload } from "./node-template-payload.type";
import { NodeTemplateVersion } from "./node-template-version.entity";
import { defaultsOf, parseParameterSchema } from "./parse-parameter-schema";
import type { Port } from "./port.type";
import { validateTemplate } from "./validate-template";

const MAX_TEMPLATES = 500;
export const MAX_SCHEMA_LENGTH = 20_000;

/** Creates a template of the viewer, in its first version. */
export async function createNodeTemplate(
  db: EntityManager,
  viewer: Viewer,
  input: CreateNodeTemplateInput,
): Promise<Partial<NodeTemplatePayload>> {
  const malformed = validateJson(input.parameterSchema, "input.parameterSchema", MAX_SCHEMA_LENGTH);
  if (malformed.length > 0) throw new AppError(malformed);
  const read = parseParameterSchema(input.parameterSchema, input.defaultParameters ?? {});
  if ("problems" in read) throw new AppError(read.problems);
  const template = {
    name: input.name,
    displayName: input.displayName,
    description: input.description ?? null,
    nodeType: input.nodeType,
    category: input.category ?? null,
    parameterSchema: { ...parameterSchemaOf(read) },
    defaultParameters: defaultsOf(read.parameters),
    inputPorts: input.inputPorts.map((port) => portOf(port, port.required ?? true)),
    outputPorts: input.outputPorts.map((port) => portOf(port, false)),
    expression: input.expression ?? null,
    version: "1.0.0",
    isSystemTemplate: false,
    userId: viewer.id,
    createdBy: viewer.id,
  };
  const problems = validateTemplate(template);
  if (problems.length > 0) throw new AppError(problems);
  try {
    return await db.transaction(async (tx) => {
      await refuseTooMany(tx, viewer);
      const made = await tx.save(NodeTemplate, template);
      made.version = await firstVersion(tx, made);
      await tx.update(NodeTemplate, { id: made.id }, { version: made.version });
      await tx.save(NodeTemplateVersion, versionOf(made));
      return { nodeTemplate: await tx.findOneByOrFail(NodeTemplate, { id: made.id }) };
    });
  } catch (error) {
    if (!isDatabaseError(error, ["UNIQUE_VIOLATION"])) throw error;
    return refuse(ErrorCode.DUPLICATE, "input.name", `You already have a template named ${input.name}.`);
  }
}

/** Returns the row of the current version of a template. */
export function versionOf(template: Omit<NodeTemplateVersion, "templateId" | "createdAt"> & { readonly id: string }) {
  const { id, version, parameterSchema, defaultParameters, inputPorts, outputPorts, expression } = template;
  return { templateId: id, version, parameterSchema, defaultParameters, inputPorts, outputPorts, expression };
}

/**
 * Continues after the highest version of deleted templates with the same name, so that a pinned version never changes its
 * meaning. Must run after the template was inserted: earlier templates are deleted by then and get no more versions.
 */
async function firstVersion(db: EntityManager, { userId, name }: NodeTemplate): Promise<string> {
  const [row] = await rowsOf<{ highest: number }>(
    db,
    `/* firstVersion */
     select coalesce(max(split_part(version.version, '.', 1)::integer), 0) as highest
     from builder.node_templates template
     join builder.node_template_versions version on version.template_id = template.id
     where template.user_id = $1
       and template.name = $2`,
    [userId, name],
  );
  return nextVersion(row?.highest ?? 0, "input.name");
}

async function refuseTooMany(db: EntityManager, viewer: Viewer): Promise<void> {
  const count = await db.countBy(NodeTemplate, { userId: viewer.id, isDeleted: false });
  if (count < MAX_TEMPLATES) return;
  refuse(ErrorCode.LIMIT_EXCEEDED, null, `You have ${count} templates, which is the maximum; delete one first.`);
}

function portOf({ name, type, description }: PortInput, required: boolean): Port {
  return { name, type, required, description: description?.slice(0, 500) ?? null };
}

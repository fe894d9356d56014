import type { EntityManager } from "typeorm";
import { insertRow } from "../../insert-row";
import type { NodeTemplate } from "../node-template.entity";
import { NodeTemplateVersion } from "../node-template-version.entity";

/** Stores the current version of a template, for the flows that will be pinned to it. */
export async function insertTemplateVersion(db: EntityManager, template: NodeTemplate): Promise<void> {
  await insertRow(db, "insertTemplateVersion", NodeTemplateVersion, versionOf(template));
}

/** Returns the row of the current version of a template. */
export function versionOf(template: NodeTemplate): Omit<NodeTemplateVersion, "createdAt"> {
  const { id, version, parameterSchema, defaultParameters, inputPorts, outputPorts, expression } = template;
  return { templateId: id, version, parameterSchema, defaultParameters, inputPorts, outputPorts, expression };
}

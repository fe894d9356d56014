import { type CompiledExpression, compileExpression } from "../../engine/expressions/compile-expression";
import { systemCatalogue } from "../../engine/nodes/catalogue";
import type { InputPort } from "../../engine/nodes/node-definition";
import type { ParameterSchemas } from "../../engine/nodes/parameters";
import type { NodeTemplate } from "./node-template.entity";

/** What a version of a user's template is made of. */
export type TemplateSource = Pick<
  NodeTemplate,
  "name" | "displayName" | "description" | "version" | "parameterSchema" | "inputPorts" | "outputPorts" | "expression"
>;

/** Compiles a user's template into a node of the strategy language. */
export function definitionOf(template: TemplateSource): CompiledExpression {
  return compileExpression(
    {
      name: template.name,
      displayName: template.displayName,
      description: template.description ?? "",
      version: template.version,
      expression: template.expression ?? "",
      inputs: template.inputPorts.map(
        ({ name, type, required, description, fallback }): InputPort => ({
          name,
          type,
          required,
          description: description ?? "",
          ...(fallback == null ? {} : { fallback }),
        }),
      ),
      outputs: template.outputPorts.map(({ name, type, description }) => ({
        name,
        type,
        description: description ?? "",
      })),
      parameters: (template.parameterSchema.properties ?? {}) as ParameterSchemas,
    },
    (name) => systemCatalogue.find(name),
  );
}

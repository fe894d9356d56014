import { systemCatalogue } from "../../engine/catalogue";
import { type CompiledExpression, compileExpression } from "../../engine/expressions/compile-expression";
import type { InputPort } from "../../engine/nodes/node-definition";
import type { ParameterSchemas } from "../../engine/nodes/parameters";
import type { NodeTemplate } from "./node-template.entity";

/** The parts of a user's template that are compiled. */
export type TemplateSource = Pick<
  NodeTemplate,
  "name" | "version" | "parameterSchema" | "inputPorts" | "outputPorts" | "expression"
>;

/**
 * Compiles a user's template to a node definition. Its display name is the template's name: the template's display name
 * can change without a new version, which would change the explanations and code of flows that are pinned to this
 * version.
 */
export function compileTemplate(template: TemplateSource): CompiledExpression {
  return compileExpression(
    {
      name: template.name,
      displayName: template.name,
      description: "",
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

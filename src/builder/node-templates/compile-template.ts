import { systemCatalogue } from "../../engine/catalogue";
import { type CompiledExpression, compileExpression } from "../../engine/expressions/compile-expression";
import type { InputPort } from "../../engine/nodes/node-definition";
import type { ParameterSchemas } from "../../engine/nodes/parameters";
import type { NodeTemplate } from "./node-template.entity";

/** What a version of a user's template is made of. */
export type TemplateSource = Pick<
  NodeTemplate,
  "name" | "version" | "parameterSchema" | "inputPorts" | "outputPorts" | "expression"
>;

/**
 * Compiles a user's template into a node of the strategy language. The node is called by the template's name: the words to
 * show change without a new version, and would change explanations and code of flows that are pinned to this one.
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

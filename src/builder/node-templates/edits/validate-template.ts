import { systemCatalogue } from "../../../engine/catalogue";
import { type Problem, problem } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { compileTemplate, type TemplateSource } from "../compile-template";
import { NodeType } from "../node-type.enum";

const EXPRESSION_TYPES = new Set([NodeType.INDICATOR, NodeType.CONDITION, NodeType.CUSTOM]);

const FIELDS: Readonly<Record<string, string>> = {
  inputs: "inputPorts",
  outputs: "outputPorts",
  parameters: "parameterSchema.properties",
};

/** Validates a user's template whose parameters are valid already; returns all problems. */
export function validateTemplate(template: TemplateSource & { readonly nodeType: NodeType }): Problem[] {
  const problems: Problem[] = [];
  if (!EXPRESSION_TYPES.has(template.nodeType)) {
    const message = `The node type of an expression must be INDICATOR, CONDITION or CUSTOM, not ${template.nodeType}.`;
    problems.push(problem(ErrorCode.INVALID_VALUE, "input.nodeType", message));
  }
  if (systemCatalogue.versionsOf(template.name).length > 0) {
    const message = `${template.name} is the name of a system template; choose another.`;
    problems.push(problem(ErrorCode.DUPLICATE, "input.name", message));
  }
  if (template.expression === null || template.expression.trim() === "") {
    const message = "A template needs an expression to compute.";
    return [...problems, problem(ErrorCode.REQUIRED, "input.expression", message)];
  }
  for (const { message, column, part = "expression" } of compileTemplate(template).problems ?? []) {
    const prefix = column === null ? "" : `Character ${column}: `;
    problems.push(problem(ErrorCode.INVALID_VALUE, fieldOf(part), `${prefix}${message}.`));
  }
  return problems;
}

/**
 * Maps a part as the strategy language names it, such as `inputs.0` or `parameters.period`, to the field of the input.
 */
function fieldOf(part: string): string {
  const [what = "", ...path] = part.split(".");
  return ["input", FIELDS[what] ?? what, ...path].join(".");
}

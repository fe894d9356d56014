import { systemCatalogue } from "../../engine/catalogue";
import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { compileTemplate, type TemplateSource } from "./compile-template";
import { NodeType } from "./node-type.enum";

const EXPRESSION_TYPES = new Set([NodeType.INDICATOR, NodeType.CONDITION, NodeType.CUSTOM]);

const FIELDS: Readonly<Record<string, string>> = {
  inputs: "inputPorts",
  outputs: "outputPorts",
  parameters: "parameterSchema.properties",
};

/** All that is wrong with a user's template whose parameters are sound. */
export function validateTemplate(template: TemplateSource & { readonly nodeType: NodeType }): Problem[] {
  const problems: Problem[] = [];
  if (!EXPRESSION_TYPES.has(template.nodeType)) {
    const message = `An expression can be an INDICATOR, a CONDITION or CUSTOM, not a ${template.nodeType}.`;
    problems.push(problem(ErrorCode.INVALID_VALUE, "input.nodeType", message));
  }
  if (systemCatalogue.versionsOf(template.name).length > 0) {
    const message = `${template.name} is the name of a system template; choose another.`;
    problems.push(problem(ErrorCode.DUPLICATE, "input.name", message));
  }
  if (template.expression === null || template.expression.trim() === "") {
    const message = "A template of one's own needs an expression that says what it computes.";
    return [...problems, problem(ErrorCode.REQUIRED, "input.expression", message)];
  }
  for (const { message, column, part = "expression" } of compileTemplate(template).problems ?? []) {
    const place = column === null ? "" : `Character ${column}: `;
    problems.push(problem(ErrorCode.INVALID_VALUE, fieldOf(part), `${place}${message}.`));
  }
  return problems;
}

/** Where the input has what the strategy language calls `inputs.0` or `parameters.period`. */
function fieldOf(part: string): string {
  const [what = "", ...path] = part.split(".");
  return ["input", FIELDS[what] ?? what, ...path].join(".");
}

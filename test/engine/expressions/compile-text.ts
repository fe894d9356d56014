import { makeCatalogue } from "../../../src/engine/catalogue";
import { type CompiledExpression, compileExpression } from "../../../src/engine/expressions/compile-expression";
import type { NodeDefinition, PortType } from "../../../src/engine/nodes/node-definition";
import type { ParameterSchemas } from "../../../src/engine/nodes/parameters";
import { systemNodes } from "../../../src/engine/system-nodes";

const catalogue = makeCatalogue(systemNodes);

const PARAMETERS: ParameterSchemas = {
  window: { type: "integer", title: "Window", description: "Window in bars.", minimum: 1, maximum: 200, default: 10 },
  level: { type: "number", title: "Level", description: "Level to compare with.", default: 1.5 },
};

export interface TextOptions {
  readonly type?: PortType;
  readonly parameters?: ParameterSchemas;
  readonly name?: string;
  readonly displayName?: string;
  readonly find?: (name: string) => NodeDefinition | undefined;
}

/** Compiles an expression over the input `source`, the condition `trend` and the parameters `window` and `level`. */
export function compileText(expression: string, options: TextOptions = {}): CompiledExpression {
  const { type = "SERIES", parameters = PARAMETERS, name = "sample", displayName = "Sample" } = options;
  return compileExpression(
    {
      name,
      displayName,
      description: "A sample.",
      version: "1.0.0",
      expression,
      inputs: [
        { name: "source", type: "SERIES", required: true, description: "Input series." },
        { name: "trend", type: "BOOLEAN", required: true, description: "Input condition." },
      ],
      outputs: [{ name: type === "SERIES" ? "value" : "result", type, description: "Result." }],
      parameters,
    },
    options.find ?? ((functionName) => catalogue.find(functionName)),
  );
}

/** The node of a valid expression. */
export function nodeOf(expression: string, options: TextOptions = {}): NodeDefinition {
  const { node, problems } = compileText(expression, options);
  if (!node) throw new Error(problems.map(({ message, column }) => `${column}: ${message}`).join("\n"));
  return node;
}

/** `column: message` of every problem. */
export function problemsOf(expression: string, options: TextOptions = {}): string[] {
  return (compileText(expression, options).problems ?? []).map(({ message, column }) => `${column}: ${message}`);
}

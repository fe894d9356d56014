import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";

interface ArithmeticTexts {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** Default of the parameter that replaces b while b is not connected. */
  readonly neutral: number;
  phrase(a: string, b: string): string;
  calculate(a: number, b: number): number;
  /** The same calculation in Python, with the operands `left` and `right`. */
  readonly pythonExpression: string;
}

/** A node that combines two series, or a series and a number. A result that is not finite is unknown. */
export function arithmeticNode(texts: ArithmeticTexts): NodeDefinition {
  const { name, displayName, description, neutral, phrase, calculate, pythonExpression } = texts;
  const python: PythonFunction = {
    name,
    uses: [],
    source: `
def ${name}(a, b):
    """${description}"""
    result = []
    for left, right in zip(a, b):
        value = ${pythonExpression}
        result.append(value if isfinite(value) else nan)
    return result
`,
  };
  return {
    name,
    displayName,
    description,
    nodeType: "INDICATOR",
    category: "MATH",
    version: "1.0.0",
    parameters: {
      value: {
        type: "number",
        title: "Value",
        description: "Second operand while b is not connected.",
        default: neutral,
      },
    },
    rules: [],
    columns: [],
    inputs: [
      { name: "a", type: "SERIES", required: true, description: "First operand." },
      {
        name: "b",
        type: "SERIES",
        required: false,
        fallback: "value",
        description: "Second operand. Defaults to the parameter value when not connected.",
      },
    ],
    outputs: [valuePort("Result; unknown where it is not a finite number.")],
    warmUp: () => 0,
    explain: (_, { a, b }) => `(${phrase(a!, b!)})`,
    evaluate: ({ inputs }) => {
      const second = inputs.b!;
      return {
        value: inputs.a!.map((left, bar) => {
          const value = calculate(left, second[bar]!);
          return Number.isFinite(value) ? value : Number.NaN;
        }),
      };
    },
    python,
  };
}

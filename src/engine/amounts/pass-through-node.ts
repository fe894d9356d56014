import type { InputPort, NodeCall, NodeDefinition, Port } from "../nodes/node-definition";
import type { ParameterRule, ParameterSchemas, Parameters } from "../nodes/parameters";
import type { PythonFunction } from "../nodes/python-function";
import type { ColumnName } from "../series/bar-columns";
import type { Series } from "../series/series";

export interface PassThroughParts {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly nodeType: "POSITION" | "STOP_LOSS" | "STOP_PROFIT";
  readonly category: string;
  readonly parameters: ParameterSchemas;
  readonly rules?: readonly ParameterRule[];
  readonly columns?: readonly ColumnName[];
  /** Inputs beside the signal. */
  readonly inputs?: readonly InputPort[];
  /** What it tells of an entry at the close of a bar, beside the signal. */
  readonly amounts: readonly Port[];
  warmUp?(params: Parameters): number;
  explain: NodeDefinition["explain"];
  evaluate(call: NodeCall): Readonly<Record<string, Series>>;
  /** Statements that assign a list of floats to each amount's name; `signal` and every argument are there by name. */
  readonly python: { readonly uses: readonly PythonFunction[]; readonly lines: readonly string[] };
}

const SIGNAL_PORT = {
  name: "signal",
  type: "SIGNAL",
  required: true,
  description: "The entry that it is about.",
} as const;

/**
 * A node that says something about an entry: it hands the signal on as it is, so that such nodes form a chain, and
 * gives each amount for an entry at the close of that bar, whether or not one is signalled there.
 */
export function passThroughNode({ amounts, evaluate, python, ...parts }: PassThroughParts): NodeDefinition {
  const { name, description, parameters, columns = [], inputs = [] } = parts;
  const arguments_ = [...columns, "signal", ...inputs.map((port) => port.name), ...Object.keys(parameters)];
  const body = [...python.lines, `return ${["signal", ...amounts.map((port) => port.name)].join(", ")}`];
  return {
    version: "1.0.0",
    rules: [],
    warmUp: () => 0,
    ...parts,
    columns,
    inputs: [SIGNAL_PORT, ...inputs],
    outputs: [{ name: "signal", type: "SIGNAL", description: "The signal that came in." }, ...amounts],
    evaluate: (call) => ({ signal: call.inputs.signal!, ...evaluate(call) }),
    python: {
      name,
      uses: python.uses,
      source: `
def ${name}(${arguments_.join(", ")}):
    """${description.split(/(?<=\.) /)[0]}"""
${body.map((line) => `    ${line}`).join("\n")}
`,
    },
  };
}

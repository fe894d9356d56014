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
  /** Inputs other than the signal. */
  readonly inputs?: readonly InputPort[];
  /** Outputs other than the signal; each applies to an entry at the close of a bar. */
  readonly amounts: readonly Port[];
  warmUp?(params: Parameters): number;
  explain: NodeDefinition["explain"];
  evaluate(call: NodeCall): Readonly<Record<string, Series>>;
  /** Statements that assign a list of floats to the name of each amount; `signal` and all arguments are in scope. */
  readonly python: { readonly uses: readonly PythonFunction[]; readonly lines: readonly string[] };
  /** Name of the Python function, unless it is the node's. */
  readonly functionName?: string;
}

const SIGNAL_PORT = {
  name: "signal",
  type: "SIGNAL",
  required: true,
  description: "Entry signal that the node applies to.",
} as const;

/**
 * A node that adds a size, a stop or a target to an entry. It passes the signal through unchanged, so that such nodes
 * can be chained. Its amounts apply to an entry at the close of each bar, whether or not the bar has a signal.
 */
export function passThroughNode({
  amounts,
  evaluate,
  python,
  functionName,
  ...parts
}: PassThroughParts): NodeDefinition {
  const { name, description, parameters, columns = [], inputs = [] } = parts;
  const arguments_ = [...columns, "signal", ...inputs.map((port) => port.name), ...Object.keys(parameters)];
  const body = [...python.lines, `return ${["signal", ...amounts.map((port) => port.name)].join(", ")}`];
  return {
    version: "1.0.0",
    rules: [],
    warmUp: () => 0,
    ...parts,
    earlierOutputs: () => ({ signal: 0 }),
    columns,
    inputs: [SIGNAL_PORT, ...inputs],
    outputs: [{ name: "signal", type: "SIGNAL", description: "Input signal, unchanged." }, ...amounts],
    evaluate: (call) => ({ signal: call.inputs.signal!, ...evaluate(call) }),
    python: {
      name: functionName ?? name,
      uses: python.uses,
      source: `
def ${functionName ?? name}(${arguments_.join(", ")}):
    """${description.split(/(?<=\.) /)[0]}"""
${body.map((line) => `    ${line}`).join("\n")}
`,
    },
  };
}

import type { NodeDefinition } from "../nodes/node-definition";
import type { ParameterSchemas } from "../nodes/parameters";
import { constantSeries } from "../series/series";

interface RiskParts {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly category: "LOSS_LIMIT" | "EXPOSURE" | "FREQUENCY";
  readonly parameters: ParameterSchemas;
  explain: NodeDefinition["explain"];
}

/**
 * A limit for the whole account. Only the system that keeps the account can enforce it, so the node carries the
 * parameters and passes the signal through: the signals of the bars are the same with and without it.
 */
export function riskNode(parts: RiskParts): NodeDefinition {
  return {
    ...parts,
    nodeType: "RISK_MANAGEMENT",
    version: "1.0.0",
    rules: [],
    columns: ["close"],
    inputs: [{ name: "signal", type: "SIGNAL", required: false, description: "Entry signal to pass through." }],
    outputs: [
      { name: "signal", type: "SIGNAL", description: "Input signal, unchanged; never set when not connected." },
    ],
    warmUp: () => 0,
    evaluate: ({ columns, inputs }) => ({ signal: inputs.signal ?? constantSeries(columns.length, 0) }),
    python: {
      name: parts.name,
      uses: [],
      source: `
def ${parts.name}(close, signal, ${Object.keys(parts.parameters).join(", ")}):
    """${parts.description.split(/(?<=\.) /)[0]}"""
    return [False] * len(close) if signal is None else signal
`,
    },
  };
}

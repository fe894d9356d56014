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
 * A limit over the whole account. Only who keeps the account can enforce it, so the node just carries its parameters
 * and hands the signal on: with it or without it, the signals of the bars are the same.
 */
export function riskNode(parts: RiskParts): NodeDefinition {
  return {
    ...parts,
    nodeType: "RISK_MANAGEMENT",
    version: "1.0.0",
    rules: [],
    columns: ["close"],
    inputs: [
      { name: "signal", type: "SIGNAL", required: false, description: "An entry that the limit is drawn after." },
    ],
    outputs: [
      { name: "signal", type: "SIGNAL", description: "The signal that came in; never given while there is none." },
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

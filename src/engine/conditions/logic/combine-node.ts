import type { NodeDefinition } from "../../nodes/node-definition";
import type { ParameterSchemas, Parameters } from "../../nodes/parameters";
import type { Series } from "../../series/series";
import { conditionNode } from "../condition-node";
import { combinedPorts } from "../condition-port";
import { atLeast, atLeastPython } from "./at-least";

interface Combination {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly parameters?: ParameterSchemas;
  readonly ports: readonly string[];
  explain(params: Parameters, conditions: readonly string[]): string;
  /** Number of connected conditions that must be true. */
  requiredCount(params: Parameters, connected: number): number;
  readonly python: {
    readonly name: string;
    readonly summary: string;
    /** Python expression for `requiredCount`, in terms of `connected` and the parameters. */
    readonly requiredCount: string;
  };
}

/** A node that is true where enough of its conditions are true. */
export function combineNode({ ports, requiredCount, python, explain, ...parts }: Combination): NodeDefinition {
  const connectedOf = <Value>(inputs: Readonly<Record<string, Value>>): Value[] =>
    ports.flatMap((port) => inputs[port] ?? []);
  return conditionNode({
    ...parts,
    category: "LOGIC",
    inputs: combinedPorts(ports),
    explain: (params, inputs) => explain(params, connectedOf(inputs)),
    result: ({ inputs, params }) => {
      const conditions = connectedOf<Series>(inputs);
      return atLeast(conditions, requiredCount(params, conditions.length));
    },
    python: {
      name: python.name,
      uses: [atLeastPython],
      source: `
def ${python.name}(${[...ports, ...Object.keys(parts.parameters ?? {})].join(", ")}):
    """${python.summary}"""
    connected = [port for port in (${ports.join(", ")}) if port is not None]
    return at_least(connected, ${python.requiredCount})
`,
    },
  });
}

/** Joins clauses, each in brackets, with "and" or "or". */
export function joinConditions(conditions: readonly string[], word: "and" | "or"): string {
  return conditions.join(` ${word} `);
}

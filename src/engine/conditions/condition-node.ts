import type { InputPort, NodeCall, NodeDefinition } from "../nodes/node-definition";
import type { ParameterSchemas, Parameters } from "../nodes/parameters";
import type { PythonFunction } from "../nodes/python-function";
import type { Series } from "../series/series";

interface ConditionParts {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly category: "CROSSING" | "COMPARISON" | "TREND" | "LOGIC" | "TIME";
  readonly parameters?: ParameterSchemas;
  readonly rules?: NodeDefinition["rules"];
  readonly readsDates?: boolean;
  readonly inputs: readonly InputPort[];
  warmUp?(params: Parameters): number;
  explain: NodeDefinition["explain"];
  result(call: NodeCall): Series;
  readonly python: PythonFunction;
}

/** A node with a single output, `result`: true, false or unknown. */
export function conditionNode({ result, ...parts }: ConditionParts): NodeDefinition {
  return {
    nodeType: "CONDITION",
    version: "1.0.0",
    parameters: {},
    rules: [],
    columns: [],
    outputs: [{ name: "result", type: "BOOLEAN", description: "True, false or unknown." }],
    warmUp: () => 0,
    ...parts,
    evaluate: (call) => ({ result: result(call) }),
  };
}

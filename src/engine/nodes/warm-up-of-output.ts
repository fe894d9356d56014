import type { NodeDefinition } from "./node-definition";
import type { Parameters } from "./parameters";

/** Number of bars before an output has a value, counted from the first bar on which all inputs have one. */
export function warmUpOfOutput(definition: NodeDefinition, params: Parameters, output: string): number {
  return definition.earlierOutputs?.(params)[output] ?? definition.warmUp(params);
}

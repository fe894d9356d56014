import type { NodeParameters } from "./node-parameters";

/** Both, node by node; where both give a node's parameter a value, `winning` does. */
export function mergeParameters(parameters: NodeParameters, winning: NodeParameters): NodeParameters {
  const merged = Object.entries(winning).map(([id, values]) => [id, { ...parameters[id], ...values }]);
  return { ...parameters, ...Object.fromEntries(merged) };
}

import type { NodeParameters } from "./node-parameters";

/** Merges parameters node by node; a value in `overrides` replaces that of the same node and parameter. */
export function mergeParameters(parameters: NodeParameters, overrides: NodeParameters): NodeParameters {
  const merged = Object.entries(overrides).map(([id, values]) => [id, { ...parameters[id], ...values }]);
  return { ...parameters, ...Object.fromEntries(merged) };
}

import type { NodeDefinition } from "./node-definition";
import type { Parameters } from "./parameters";

/** Steps of a node that does not state its own: the most that any of them needs, whatever its parameters. */
export const DEFAULT_NODE_STEPS = 50;

/**
 * Steps that a node executes for each bar, at most. A step is a function call or a pass of a loop, about 2.5 nanoseconds
 * of one core. A test counts the steps of every node of the catalogue.
 */
export function nodeSteps({ steps }: Pick<NodeDefinition, "steps">, params: Parameters): number {
  return steps?.(params) ?? DEFAULT_NODE_STEPS;
}

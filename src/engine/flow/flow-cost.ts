import { nodeSteps } from "../nodes/node-steps";
import { type FlowProblem, flowError } from "./flow-problem";
import type { FlowPlan, PlannedNode } from "./plan/flow-plan";

/** Number of bars that a flow is budgeted for: a hundred years of trading days, the longest history of any symbol. */
export const BUDGETED_BARS = 25_200;

/**
 * Steps that evaluating a flow over that many bars of one ticker may take, about 2.5 seconds of one core. It allows 793
 * nodes of the most common kind, more than the 500 of the largest flow, or 281 nodes of `percent_rank`.
 */
export const MAX_EVALUATION_STEPS = 1_000_000_000;

const MAX_NAMED_NODES = 5;

/** Steps that a flow executes for each bar, at most. */
export function flowSteps({ nodes }: FlowPlan): number {
  return nodes.reduce((sum, { definition, params }) => sum + nodeSteps(definition, params), 0);
}

/** A problem that names the most expensive nodes, if evaluating the flow could take more steps than `maximum`. */
export function checkCost(plan: FlowPlan, maximum: number): FlowProblem[] {
  const total = flowSteps(plan) * BUDGETED_BARS;
  if (total <= maximum) return [];
  const costs = plan.nodes.map((node) => ({ node, steps: nodeSteps(node.definition, node.params) * BUDGETED_BARS }));
  // The sort is stable, so that nodes of equal cost are named in the order of the plan.
  const expensive = costs.sort((one, other) => other.steps - one.steps).slice(0, MAX_NAMED_NODES);
  const message =
    `Evaluating ${BUDGETED_BARS.toLocaleString("en")} bars would take ${millions(total)} steps; the maximum is ` +
    `${millions(maximum)}. The most expensive nodes are ${expensive.map(described).join(", ")}. ` +
    "Remove nodes, or shorten the expressions of their templates.";
  return [flowError("LIMIT_EXCEEDED", message, { nodeId: expensive[0]!.node.id })];
}

function described({
  node: { id, definition },
  steps,
}: {
  readonly node: PlannedNode;
  readonly steps: number;
}): string {
  return `${id} (${definition.name}, ${millions(steps)})`;
}

function millions(steps: number): string {
  return `${Math.ceil(steps / 1_000_000).toLocaleString("en")} million`;
}

import type { Catalogue } from "../catalogue";
import { checkEdges } from "./check-edges";
import { checkInputs } from "./check-inputs";
import { checkNodes } from "./check-nodes";
import { checkStrategy } from "./check-strategy";
import { explainFlow } from "./explanation/explain-flow";
import { checkCost } from "./flow-cost";
import { DEFAULT_FLOW_LIMITS, type FlowLimits } from "./flow-limits";
import { type FlowProblem, flowError, sortProblems } from "./flow-problem";
import type { LogicFlow } from "./logic-flow";
import type { FlowPlan } from "./plan/flow-plan";
import { planFlow } from "./plan-flow";
import { topologicalSort } from "./topological-sort";

export interface FlowCheck {
  /** All problems, errors first; the list does not depend on the order of nodes and edges. */
  readonly diagnostics: readonly FlowProblem[];
  /** Null if there is an error, like the two fields below. */
  readonly plan: FlowPlan | null;
  /** Number of bars before all signals, sizes, stops and targets have a value. */
  readonly warmUpBars: number | null;
  /** Description of the strategy in a few sentences. */
  readonly explanation: string | null;
}

/** Nodes of a cycle that a message lists; the others are counted. */
const MAX_NAMED_IN_CYCLE = 20;

/**
 * Checks a flow completely, in time linear in its nodes and edges. A flow that exceeds the limits is not checked
 * further.
 */
export function checkFlow(flow: LogicFlow, catalogue: Catalogue, limits: FlowLimits = DEFAULT_FLOW_LIMITS): FlowCheck {
  const sizeErrors = sizeProblems(flow, limits);
  if (sizeErrors.length > 0) return failedCheck(sizeErrors);
  const { known, problems } = checkNodes(flow.nodes, catalogue);
  const edges = checkEdges(flow.edges, known);
  const { order, cycles } = topologicalSort(known.keys(), edges.dependencies);
  const diagnostics = sortProblems([
    ...problems,
    ...edges.problems,
    ...cycles.map(cycleProblem),
    ...checkInputs(known, edges),
    ...checkStrategy(known, edges.dependencies),
  ]);
  if (diagnostics.some(({ severity }) => severity === "ERROR")) return failedCheck(diagnostics);
  const plan = planFlow(order, known, edges.sources);
  const costProblems = checkCost(plan, limits.steps);
  if (costProblems.length > 0) return failedCheck(sortProblems([...costProblems, ...diagnostics]));
  return { diagnostics, plan, warmUpBars: plan.warmUpBars, explanation: explainFlow(plan) };
}

function failedCheck(diagnostics: readonly FlowProblem[]): FlowCheck {
  return { diagnostics, plan: null, warmUpBars: null, explanation: null };
}

function sizeProblems({ nodes, edges }: LogicFlow, limits: FlowLimits): FlowProblem[] {
  const problems: FlowProblem[] = [];
  if (nodes.length === 0) problems.push(flowError("REQUIRED", "The flow has no nodes."));
  for (const [kind, count, maximum] of [
    ["nodes", nodes.length, limits.nodes],
    ["edges", edges.length, limits.edges],
  ] as const) {
    if (count <= maximum) continue;
    problems.push(flowError("LIMIT_EXCEEDED", `The flow has ${count} ${kind}; the maximum is ${maximum}.`));
  }
  return problems;
}

function cycleProblem(cycle: readonly string[]): FlowProblem {
  const named = cycle.slice(0, MAX_NAMED_IN_CYCLE).join(" → ");
  const rest = cycle.length > MAX_NAMED_IN_CYCLE ? ` → … (${cycle.length} nodes)` : "";
  return flowError("CYCLE", `The nodes form a cycle: ${named}${rest} → ${cycle[0]}.`, {
    nodeId: cycle[0],
  });
}

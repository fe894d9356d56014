import type { Catalogue } from "../catalogue";
import { checkEdges } from "./check-edges";
import { checkInputs } from "./check-inputs";
import { checkNodes } from "./check-nodes";
import { checkStrategy } from "./check-strategy";
import { explainFlow } from "./explain-flow";
import { DEFAULT_FLOW_LIMITS, type FlowLimits } from "./flow-limits";
import type { FlowPlan } from "./flow-plan";
import { type FlowProblem, flowError, sortProblems } from "./flow-problem";
import type { LogicFlow } from "./logic-flow";
import { planFlow } from "./plan-flow";
import { topologicalSort } from "./topological-sort";

export interface FlowCheck {
  /** Everything there is to say, errors first; the same flow drawn in another order gives the same list. */
  readonly diagnostics: readonly FlowProblem[];
  /** Null when there is an error, and so are the two below. */
  readonly plan: FlowPlan | null;
  /** Bars before every signal, size, stop and target has a value. */
  readonly warmUpBars: number | null;
  /** What the strategy does, in a few plain sentences. */
  readonly explanation: string | null;
}

/** Longer cycles are named by their beginning. */
const MAX_NAMED_IN_CYCLE = 20;

/** Checks a flow wholly, in time linear in its nodes and edges. A flow over the limits is not looked at further. */
export function checkFlow(flow: LogicFlow, catalogue: Catalogue, limits: FlowLimits = DEFAULT_FLOW_LIMITS): FlowCheck {
  const tooBig = sizeProblems(flow, limits);
  if (tooBig.length > 0) return refused(tooBig);
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
  if (diagnostics.some(({ severity }) => severity === "ERROR")) return refused(diagnostics);
  const plan = planFlow(order, known, edges.sources);
  return { diagnostics, plan, warmUpBars: plan.warmUpBars, explanation: explainFlow(plan) };
}

function refused(diagnostics: readonly FlowProblem[]): FlowCheck {
  return { diagnostics, plan: null, warmUpBars: null, explanation: null };
}

function sizeProblems({ nodes, edges }: LogicFlow, limits: FlowLimits): FlowProblem[] {
  const problems: FlowProblem[] = [];
  if (nodes.length === 0) problems.push(flowError("REQUIRED", "The flow has no nodes."));
  for (const [what, count, most] of [
    ["nodes", nodes.length, limits.nodes],
    ["edges", edges.length, limits.edges],
  ] as const) {
    if (count <= most) continue;
    problems.push(flowError("LIMIT_EXCEEDED", `The flow has ${count} ${what}; it may have at most ${most}.`));
  }
  return problems;
}

function cycleProblem(cycle: readonly string[]): FlowProblem {
  const named = cycle.slice(0, MAX_NAMED_IN_CYCLE).join(" → ");
  const rest = cycle.length > MAX_NAMED_IN_CYCLE ? ` → … (${cycle.length} nodes)` : "";
  return flowError("CYCLE", `The nodes need each other in a circle: ${named}${rest} → ${cycle[0]}.`, {
    nodeId: cycle[0],
  });
}

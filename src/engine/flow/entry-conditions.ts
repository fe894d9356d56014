import type { FlowPlan, PlannedNode } from "./plan/flow-plan";

/** A basic condition of an entry, and whether the entry requires it to be true (1) or false (0). */
export interface EntryCondition {
  readonly node: PlannedNode;
  readonly port: string;
  readonly expected: 1 | 0;
}

/** Nodes that only combine or delay other conditions; the basic conditions are found upstream of them. */
const COMBINING: ReadonlySet<string> = new Set(["and", "or", "not", "n_of_m", "consecutive", "cooldown"]);

/**
 * The basic conditions of a signal node: all conditions upstream of it, traversing nodes that only combine others. A
 * condition behind an odd number of `not` nodes is expected to be false. Each is listed once, in the order of
 * traversal.
 */
export function entryConditions(plan: FlowPlan, signal: PlannedNode): EntryCondition[] {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const found: EntryCondition[] = [];
  const todo: EntryCondition[] = upstreamConditions(nodes, signal, 1);
  while (todo.length > 0) {
    const next = todo.pop()!;
    const key = `${next.node.id}.${next.port}.${next.expected}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { name } = next.node.definition;
    const opposite = next.expected === 1 ? 0 : 1;
    if (COMBINING.has(name))
      todo.push(...upstreamConditions(nodes, next.node, name === "not" ? opposite : next.expected));
    else found.push(next);
  }
  return found;
}

/** In reverse order of the ports, because the caller takes entries from the end of its list. */
function upstreamConditions(
  nodes: ReadonlyMap<string, PlannedNode>,
  node: PlannedNode,
  expected: 1 | 0,
): EntryCondition[] {
  return node.definition.inputs.toReversed().flatMap(({ name, type }) => {
    const input = node.inputs[name];
    if (type !== "BOOLEAN" || input?.kind !== "node") return [];
    return [{ node: nodes.get(input.node)!, port: input.port, expected }];
  });
}

import type { FlowPlan, PlannedNode } from "./flow-plan";

/** A condition at the bottom of an entry, and whether the entry wants it true or false. */
export interface EntryCondition {
  readonly node: PlannedNode;
  readonly port: string;
  readonly expected: 1 | 0;
}

/** Nodes that only combine or delay other conditions: what they ask for is found behind them. */
const COMBINING: ReadonlySet<string> = new Set(["and", "or", "not", "n_of_m", "consecutive", "cooldown"]);

/**
 * The conditions that a signal node stands on: from its inputs back through what only combines, as far as the nodes that
 * compare something. Behind an odd number of `not` a condition is expected false. Each is listed once, in the order found.
 */
export function entryConditions(plan: FlowPlan, signal: PlannedNode): EntryCondition[] {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const found: EntryCondition[] = [];
  const todo: EntryCondition[] = behind(nodes, signal, 1);
  while (todo.length > 0) {
    const next = todo.pop()!;
    const key = `${next.node.id}.${next.port}.${next.expected}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { name } = next.node.definition;
    const opposite = next.expected === 1 ? 0 : 1;
    if (COMBINING.has(name)) todo.push(...behind(nodes, next.node, name === "not" ? opposite : next.expected));
    else found.push(next);
  }
  return found;
}

/** Last port first, because the list is taken from its end. */
function behind(nodes: ReadonlyMap<string, PlannedNode>, node: PlannedNode, expected: 1 | 0): EntryCondition[] {
  return node.definition.inputs.toReversed().flatMap(({ name, type }) => {
    const input = node.inputs[name];
    if (type !== "BOOLEAN" || input?.kind !== "node") return [];
    return [{ node: nodes.get(input.node)!, port: input.port, expected }];
  });
}

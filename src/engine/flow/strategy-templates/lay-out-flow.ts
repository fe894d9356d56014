import type { LogicFlow } from "../logic-flow";
import { topologicalSort } from "../topological-sort";

const COLUMN_WIDTH = 240;
const ROW_HEIGHT = 120;

/** Positions the nodes: each to the right of its dependencies, those of a column below each other. */
export function layOutFlow({ nodes, edges }: LogicFlow): LogicFlow {
  const dependencies = new Map<string, string[]>();
  for (const { from, to } of edges) dependencies.set(to.node, [...(dependencies.get(to.node) ?? []), from.node]);
  const columns = new Map<string, number>();
  const ids = nodes.map(({ id }) => id);
  for (const id of topologicalSort(ids, dependencies).order) {
    columns.set(
      id,
      Math.max(0, ...(dependencies.get(id) ?? []).map((dependency) => (columns.get(dependency) ?? 0) + 1)),
    );
  }
  const rows = new Map<number, number>();
  const placed = nodes.map((node) => {
    const column = columns.get(node.id)!;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { ...node, x: column * COLUMN_WIDTH, y: row * ROW_HEIGHT };
  });
  return { nodes: placed, edges };
}

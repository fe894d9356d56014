import type { LogicFlow } from "../logic-flow";
import { orderNodes } from "../order-nodes";

const COLUMN_WIDTH = 240;
const ROW_HEIGHT = 120;

/** Gives every node a place: each right of all that feed it, those of one column below each other. */
export function layOutFlow({ nodes, edges }: LogicFlow): LogicFlow {
  const needs = new Map<string, string[]>();
  for (const { from, to } of edges) needs.set(to.node, [...(needs.get(to.node) ?? []), from.node]);
  const columns = new Map<string, number>();
  const ids = nodes.map(({ id }) => id);
  for (const id of orderNodes(ids, needs).order) {
    columns.set(id, Math.max(0, ...(needs.get(id) ?? []).map((needed) => (columns.get(needed) ?? 0) + 1)));
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

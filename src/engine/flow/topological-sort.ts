export interface TopologicalOrder {
  /** Each node after those that it dependencies; meaningless while there are cycles. */
  readonly order: readonly string[];
  /** Ids along each cycle in the direction of the edges, the least one first; cycles that share a node count once. */
  readonly cycles: readonly (readonly string[])[];
}

interface Visit {
  readonly id: string;
  /** How many of its dependencies were looked at. */
  seen: number;
}

/**
 * Topological order by a depth-first walk from every node along what it dependencies. It depends on the ids and their dependencies
 * alone. The stack is kept by hand: a flow may be one chain of hundreds of nodes.
 */
export function topologicalSort(
  ids: Iterable<string>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): TopologicalOrder {
  const order: string[] = [];
  const cycles: string[][] = [];
  const inCycle = new Set<string>();
  const done = new Set<string>();
  /** The nodes of the walk so far with their place in it. */
  const open = new Map<string, number>();
  for (const start of [...ids].sort()) {
    if (done.has(start)) continue;
    const walk: Visit[] = [{ id: start, seen: 0 }];
    open.set(start, 0);
    while (walk.length > 0) {
      const visit = walk.at(-1)!;
      const needed = dependencies.get(visit.id)?.[visit.seen++];
      if (needed === undefined) {
        walk.pop();
        open.delete(visit.id);
        done.add(visit.id);
        order.push(visit.id);
      } else if (open.has(needed)) {
        if (inCycle.has(needed) || inCycle.has(visit.id)) continue;
        const cycle = walk.slice(open.get(needed)).map(({ id }) => id);
        for (const id of cycle) inCycle.add(id);
        cycles.push(fromLeast(cycle.reverse()));
      } else if (!done.has(needed)) {
        open.set(needed, walk.length);
        walk.push({ id: needed, seen: 0 });
      }
    }
  }
  return { order, cycles };
}

function fromLeast(cycle: readonly string[]): string[] {
  const least = cycle.indexOf(cycle.toSorted()[0]!);
  return [...cycle.slice(least), ...cycle.slice(0, least)];
}

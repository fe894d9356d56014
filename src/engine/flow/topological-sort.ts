export interface TopologicalOrder {
  /** Each node after its dependencies; only meaningful without cycles. */
  readonly order: readonly string[];
  /**
   * Ids of each cycle in the direction of the edges, starting with the smallest; of cycles that share a node, only one.
   */
  readonly cycles: readonly (readonly string[])[];
}

interface Visit {
  readonly id: string;
  /** Number of dependencies visited so far. */
  seen: number;
}

/**
 * Topological order by depth-first search. It depends only on ids and dependencies, not on their order in the flow. The
 * stack is explicit, because a flow may be a chain of hundreds of nodes.
 */
export function topologicalSort(
  ids: Iterable<string>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): TopologicalOrder {
  const order: string[] = [];
  const cycles: string[][] = [];
  const inCycle = new Set<string>();
  const done = new Set<string>();
  /** The nodes on the current path, with their positions. */
  const onPath = new Map<string, number>();
  for (const start of [...ids].sort()) {
    if (done.has(start)) continue;
    const path: Visit[] = [{ id: start, seen: 0 }];
    onPath.set(start, 0);
    while (path.length > 0) {
      const visit = path.at(-1)!;
      const dependency = dependencies.get(visit.id)?.[visit.seen++];
      if (dependency === undefined) {
        path.pop();
        onPath.delete(visit.id);
        done.add(visit.id);
        order.push(visit.id);
      } else if (onPath.has(dependency)) {
        if (inCycle.has(dependency) || inCycle.has(visit.id)) continue;
        const cycle = path.slice(onPath.get(dependency)).map(({ id }) => id);
        for (const id of cycle) inCycle.add(id);
        cycles.push(fromSmallest(cycle.reverse()));
      } else if (!done.has(dependency)) {
        onPath.set(dependency, path.length);
        path.push({ id: dependency, seen: 0 });
      }
    }
  }
  return { order, cycles };
}

function fromSmallest(cycle: readonly string[]): string[] {
  const smallest = cycle.indexOf(cycle.toSorted()[0]!);
  return [...cycle.slice(smallest), ...cycle.slice(0, smallest)];
}

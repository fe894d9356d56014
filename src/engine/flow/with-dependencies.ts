/** The given nodes and all nodes that they depend on, directly or indirectly. */
export function withDependencies(
  ids: Iterable<string>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const found = new Set(ids);
  // Iterating a Set includes the entries that are added during the iteration.
  for (const id of found) for (const dependency of dependencies.get(id) ?? []) found.add(dependency);
  return found;
}

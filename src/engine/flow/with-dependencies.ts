/** The targets and every node that one of them dependencies, directly or through others. */
export function withDependencies(
  targets: Iterable<string>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const found = new Set(targets);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of found) for (const needed of dependencies.get(id) ?? []) found.add(needed);
  return found;
}

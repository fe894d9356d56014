/** Longer names than any node has are not compared: the work grows with the product of the lengths. */
const MAX_LENGTH = 64;

/** The name that takes the fewest keystrokes from the given one; undefined when none is near. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  if (given.length > MAX_LENGTH) return undefined;
  const wanted = given.toLowerCase();
  let nearest: string | undefined;
  let fewest = Math.ceil(wanted.length / 2);
  for (const name of names.toSorted()) {
    // It takes at least as many keystrokes as the names differ in length.
    if (Math.abs(wanted.length - name.length) >= fewest) continue;
    const edits = editDistance(wanted, name);
    if (edits >= fewest) continue;
    nearest = name;
    fewest = edits;
  }
  return nearest;
}

/** Levenshtein distance. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = above[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, above[j]! + 1, row[j - 1]! + 1);
    }
  }
  return row[other.length]!;
}

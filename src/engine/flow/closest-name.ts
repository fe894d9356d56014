/** Longer names are not compared, because the time grows with the product of the lengths. */
const MAX_LENGTH = 64;

/** The name with the smallest edit distance to the given one; undefined if none is similar. */
export function closestName(text: string, names: readonly string[]): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const lowerCase = text.toLowerCase();
  let closest: string | undefined;
  let minDistance = Math.ceil(lowerCase.length / 2);
  for (const name of names.toSorted()) {
    // The edit distance is at least the difference of the lengths.
    if (Math.abs(lowerCase.length - name.length) >= minDistance) continue;
    const distance = editDistance(lowerCase, name);
    if (distance >= minDistance) continue;
    closest = name;
    minDistance = distance;
  }
  return closest;
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

/** Joins words as in a sentence: "a", "a or b", "a, b or c". */
export function joinWords(words: readonly string[], conjunction: string): string {
  const last = words.length - 1;
  return last < 1 ? words.join("") : `${words.slice(0, last).join(", ")} ${conjunction} ${words[last]}`;
}

/** Characters that end a line, hide, turn the direction of reading, or are none: Unicode's C but the unassigned, Zl, Zp. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu;

/** Somebody's text as one visible line of a comment, cut where it gets long. */
export function pythonProse(text: string, longest = 80): string {
  const line = [
    ...text
      .slice(0, 4 * longest)
      .replace(UNSEEN, " ")
      .replace(/ {2,}/g, " ")
      .trim(),
  ];
  return line.length > longest
    ? `${line
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`
    : line.join("");
}

/** The same inside a docstring, where a quote and a backslash would mean something. */
export function pythonDocProse(text: string, longest = 80): string {
  return pythonProse(text, longest).replace(/["\\]/g, (character) => `\\${character}`);
}

/** Breaks prose into lines of at most `width` characters, at its spaces. */
export function wrapProse(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

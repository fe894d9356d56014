/**
 * Characters that end a line, hide, turn the direction of reading, or are none: Unicode's C but the unassigned, Zl, Zp, and
 * the blank letters and places that the validator refuses as well (source_text.py).
 */
const UNSEEN =
  /(?:[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{NChar}]|[\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8]|\u034f|\u17b4|\u17b5|[\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}])+/gu;

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

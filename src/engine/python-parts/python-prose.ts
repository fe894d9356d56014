/**
 * Characters that break lines, are invisible, change the text direction or are not characters: the Unicode categories C
 * (except unassigned), Zl and Zp, and blank letters. The validator rejects the same characters (source_text.py).
 */
const INVISIBLE_CHARACTERS =
  /(?:[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{NChar}]|[\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8]|\u034f|\u17b4|\u17b5|[\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}])+/gu;

/** A user's text as a single visible line of a comment, truncated to `maxLength` characters. */
export function pythonProse(text: string, maxLength = 80): string {
  const line = [
    ...text
      .slice(0, 4 * maxLength)
      .replace(INVISIBLE_CHARACTERS, " ")
      .replace(/ {2,}/g, " ")
      .trim(),
  ];
  return line.length > maxLength
    ? `${line
        .slice(0, maxLength - 1)
        .join("")
        .trimEnd()}…`
    : line.join("");
}

/** Like `pythonProse`, with quotes and backslashes escaped for a docstring. */
export function pythonDocProse(text: string, maxLength = 80): string {
  return pythonProse(text, maxLength).replace(/["\\]/g, (character) => `\\${character}`);
}

/** Wraps text at its spaces into lines of at most `width` characters. */
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

/** Control characters other than line feed and tab, and characters that change the direction of text. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Returns text that is safe to print to a terminal: control characters of file names, cells or errors are shown as
 * escapes, because a terminal would execute them.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === "\n" || character === "\t") return character;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Prints a line to standard output. */
export function printLine(text: string): void {
  console.log(printable(text));
}

/** Prints a line to standard error. */
export function printError(text: string): void {
  console.error(printable(text));
}

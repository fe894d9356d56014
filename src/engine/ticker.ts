const TICKER = /^[A-Z0-9^=.\-/]{1,20}$/;

/** Normalises a ticker as it is stored: trimmed, upper case, share classes with a hyphen (`brk.b` becomes `BRK-B`). */
export function normalizeTicker(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/^([A-Z]+)\.([A-Z])$/, "$1-$2");
}

/** Whether a normalised text is a valid ticker. */
export function isTicker(text: string): boolean {
  return TICKER.test(text);
}

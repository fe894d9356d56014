const MISSING: ReadonlySet<string> = new Set(["", "null", "n/a", "na", "nan"]);

/** Whether a cell says that there is no value. */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

/** A number with a decimal point and nothing else in it, or null: "1,234.5" may be two things in two countries. */
export function parseNumber(cell: string): number | null {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell) ? Number(cell) : null;
}

/** `YYYY-MM-DD` from that or from `YYYYMMDD`, or null when it is neither or no day of the calendar. */
export function parseDate(cell: string): string | null {
  const [, year, month, day] = /^(\d{4})(-?)(\d{2})\2(\d{2})$/.exec(cell)?.filter((_, at) => at !== 2) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${month}-${day}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}

const MISSING: ReadonlySet<string> = new Set(["", "null", "n/a", "na", "nan"]);

/** Whether a cell has no value. */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

/** Parses a number with a decimal point; null for anything else. "1,234.5" is rejected, because "," is ambiguous. */
export function parseNumber(cell: string): number | null {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell) ? Number(cell) : null;
}

/** Parses `YYYY-MM-DD` or `YYYYMMDD` to `YYYY-MM-DD`; null for anything else and for days that do not exist. */
export function parseDate(cell: string): string | null {
  const [, year, month, day] = /^(\d{4})(-?)(\d{2})\2(\d{2})$/.exec(cell)?.filter((_, at) => at !== 2) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${month}-${day}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}

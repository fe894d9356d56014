/** The columns that matter, by their place in a row. */
export interface CsvHeader {
  /** The header's own words, for messages. */
  readonly names: readonly string[];
  readonly at: Readonly<Partial<Record<CsvColumn, number>>> & Readonly<Record<"date" | "close", number>>;
  readonly format: CsvFormat;
}

export type CsvColumn = "date" | "open" | "high" | "low" | "close" | "adjustedClose" | "volume" | "ticker" | "period";

/** `yahoo` has an adjusted close beside the close; `stooq` writes its names in angle brackets. */
export type CsvFormat = "yahoo" | "stooq" | "plain";

/** Names without case, spaces and signs: `Adj Close**`, `adj_close` and `<CLOSE>` are all in here. */
const COLUMNS: ReadonlyMap<string, CsvColumn> = new Map([
  ["date", "date"],
  ["open", "open"],
  ["high", "high"],
  ["low", "low"],
  ["close", "close"],
  ["adjclose", "adjustedClose"],
  ["adjustedclose", "adjustedClose"],
  ["volume", "volume"],
  ["vol", "volume"],
  ["ticker", "ticker"],
  ["symbol", "ticker"],
  ["per", "period"],
]);

/**
 * Recognises a header in any order and case; a date and a close are the least it must have. Columns of other names are
 * left alone. Gives null for what is no header, and a sentence's end for one that says a thing twice.
 */
export function parseCsvHeader(names: readonly string[]): CsvHeader | string | null {
  const at: Partial<Record<CsvColumn, number>> = {};
  for (const [place, name] of names.entries()) {
    const column = COLUMNS.get(name.toLowerCase().replace(/[^a-z]/g, ""));
    if (column === undefined) continue;
    const before = at[column];
    if (before !== undefined) return `the columns "${names[before]}" and "${name}" say the same`;
    at[column] = place;
  }
  const { date, close } = at;
  if (date === undefined || close === undefined) return null;
  return { names, at: { ...at, date, close }, format: formatOf(names, at) };
}

function formatOf(names: readonly string[], at: Partial<Record<CsvColumn, number>>): CsvFormat {
  if (names.some((name) => /^<.*>$/.test(name))) return "stooq";
  return at.adjustedClose === undefined ? "plain" : "yahoo";
}

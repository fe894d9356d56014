/** The recognized columns of a price file and their positions. */
export interface CsvHeader {
  /** Column names as written in the file, for messages. */
  readonly names: readonly string[];
  readonly at: Readonly<Partial<Record<CsvColumn, number>>> & Readonly<Record<"date" | "close", number>>;
  readonly format: CsvFormat;
}

export type CsvColumn = "date" | "open" | "high" | "low" | "close" | "adjustedClose" | "volume" | "ticker" | "period";

/** `yahoo` has an adjusted close besides the close; `stooq` puts column names in angle brackets. */
export type CsvFormat = "yahoo" | "stooq" | "plain";

/** Column names in lower case without spaces and punctuation; `Adj Close**`, `adj_close` and `<CLOSE>` all match. */
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
 * Parses a header with columns in any order and case. Date and close are required; unknown columns are ignored. Returns
 * null if it is not a header, and the end of an error sentence if two columns have the same meaning.
 */
export function parseCsvHeader(names: readonly string[]): CsvHeader | string | null {
  const at: Partial<Record<CsvColumn, number>> = {};
  for (const [place, name] of names.entries()) {
    const column = COLUMNS.get(name.toLowerCase().replace(/[^a-z]/g, ""));
    if (column === undefined) continue;
    const before = at[column];
    if (before !== undefined) return `the columns "${names[before]}" and "${name}" have the same meaning`;
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

import { type FetchedSeries, MAX_WARNINGS } from "../../price-provider";
import type { PriceRow } from "../../series/price-row";
import { ProviderError } from "../provider-error";
import { readRow } from "../read-row";
import { type CsvFile, symbolFromName } from "./csv-file";
import type { CsvColumn, CsvHeader } from "./parse-csv-header";
import { parseCsvRow } from "./parse-csv-row";
import { type CsvLine, readCsvText } from "./read-csv-text";

/**
 * All bars of one symbol's file. A row with something wrong in it is left out and named by line and column, never guessed.
 * Throws a BAD_FILE error, with file and line, for what makes the whole file doubtful: no known header, two rows of one
 * date, newest first, bars that are not daily, another symbol's bars, not one sound row.
 */
export function parseCsvBars(text: string, { file, symbol }: Omit<CsvFile, "path">): FetchedSeries {
  const { header, lines } = readCsvText(text, file);
  const rows: PriceRow[] = [];
  const warnings: string[] = [];
  let skippedRows = 0;
  for (const line of lines) {
    const doubt = checkLine(line, header, symbol);
    if (doubt !== null) throw new ProviderError("BAD_FILE", `${file}, line ${line.line}: ${doubt}.`);
    const row = rowOf(line, header, symbol);
    if (typeof row === "string") {
      skippedRows += 1;
      if (warnings.length < MAX_WARNINGS) warnings.push(`${file}, line ${line.line}${row}.`);
      continue;
    }
    const before = rows.at(-1);
    if (before !== undefined && before.date >= row.date) {
      const what = before.date === row.date ? `a second row of ${row.date}` : `${row.date} comes after ${before.date}`;
      throw new ProviderError("BAD_FILE", `${file}, line ${line.line}: ${what}; one row a day, oldest first.`);
    }
    rows.push(row);
  }
  if (rows.length === 0) throw new ProviderError("BAD_FILE", `${file} has no sound row. ${warnings[0]}`);
  return { symbol, rows, profile: null, dataSource: `csv:${header.format}`, skippedRows, warnings };
}

function checkLine({ cells }: CsvLine, { at, names }: CsvHeader, symbol: string): string | null {
  const period = at.period === undefined ? undefined : cells[at.period];
  if (period !== undefined && period.toUpperCase() !== "D") {
    return `${names[at.period!]} is "${period}"; daily bars, D, are expected`;
  }
  const ticker = at.ticker === undefined ? undefined : cells[at.ticker];
  if (ticker !== undefined && symbolFromName(ticker) !== symbol) {
    return `prices of "${ticker}" in a file that is named for ${symbol}`;
  }
  return null;
}

/** The row, or the end of the sentence that says what is wrong with it. */
function rowOf({ cells }: CsvLine, header: CsvHeader, symbol: string): PriceRow | string {
  const name = (column: CsvColumn) => header.names[header.at[column]!];
  const bar = parseCsvRow(cells, header);
  if ("reason" in bar) return `${bar.column === null ? "" : `, column ${name(bar.column)}`}: ${bar.reason}`;
  const row = readRow(symbol, bar);
  return "reason" in row ? `, column ${name(row.value)}: ${row.reason}` : row;
}

import { type FetchedSeries, MAX_WARNINGS } from "../../price-provider";
import type { PriceRow } from "../../series/price-row";
import { ProviderError } from "../provider-error";
import { readRow } from "../read-row";
import { type CsvFile, symbolFromName } from "./csv-file";
import type { CsvColumn, CsvHeader } from "./parse-csv-header";
import { parseCsvRow } from "./parse-csv-row";
import { type CsvLine, readCsvText } from "./read-csv-text";

/**
 * Parses all bars of one symbol's file. Invalid rows are skipped with a warning that names line and column; values are
 * never guessed. Throws BAD_FILE with file and line if the whole file is unreliable: no known header, two rows of one
 * date, newest first, bars that are not daily, bars of another symbol, no valid row.
 */
export function parseCsvBars(text: string, { file, symbol }: Omit<CsvFile, "path">): FetchedSeries {
  const { header, lines } = readCsvText(text, file);
  const rows: PriceRow[] = [];
  const warnings: string[] = [];
  let skippedRows = 0;
  for (const line of lines) {
    const problem = checkLine(line, header, symbol);
    if (problem !== null) throw new ProviderError("BAD_FILE", `${file}, line ${line.line}: ${problem}.`);
    const row = rowOf(line, header, symbol);
    if (typeof row === "string") {
      skippedRows += 1;
      if (warnings.length < MAX_WARNINGS) warnings.push(`${file}, line ${line.line}${row}.`);
      continue;
    }
    const disorder = checkOrder(rows.at(-1), row);
    if (disorder !== null) throw new ProviderError("BAD_FILE", `${file}, line ${line.line}: ${disorder}.`);
    rows.push(row);
  }
  if (rows.length === 0) throw new ProviderError("BAD_FILE", `${file} has no valid row. ${warnings[0]}`);
  return { symbol, rows, profile: null, dataSource: `csv:${header.format}`, skippedRows, warnings };
}

function checkLine({ cells }: CsvLine, { at, names }: CsvHeader, symbol: string): string | null {
  const period = at.period === undefined ? undefined : cells[at.period];
  if (period !== undefined && period.toUpperCase() !== "D") {
    return `${names[at.period!]} is "${period}"; only daily bars (D) are supported`;
  }
  const ticker = at.ticker === undefined ? undefined : cells[at.ticker];
  if (ticker !== undefined && symbolFromName(ticker) !== symbol) {
    return `the prices are of "${ticker}", but the file is named after ${symbol}`;
  }
  return null;
}

function checkOrder(before: PriceRow | undefined, row: PriceRow): string | null {
  if (before === undefined || before.date < row.date) return null;
  const what = before.date === row.date ? `a second row of ${row.date}` : `${row.date} follows ${before.date}`;
  return `${what}; expected one row per day, oldest first`;
}

/** Returns the row, or the end of the warning that says what is wrong with it. */
function rowOf({ cells }: CsvLine, header: CsvHeader, symbol: string): PriceRow | string {
  const name = (column: CsvColumn) => header.names[header.at[column]!];
  const bar = parseCsvRow(cells, header);
  if ("reason" in bar) return `${bar.column === null ? "" : `, column ${name(bar.column)}`}: ${bar.reason}`;
  const row = readRow(symbol, bar);
  return "reason" in row ? `, column ${name(row.value)} ${row.reason}` : row;
}

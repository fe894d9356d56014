import { CsvError, parse } from "csv-parse/sync";
import { ProviderError } from "../provider-error";
import { type CsvHeader, parseCsvHeader } from "./parse-csv-header";

export interface CsvText {
  readonly header: CsvHeader;
  readonly lines: readonly CsvLine[];
}

export interface CsvLine {
  /** Line number as shown in an editor, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const DELIMITERS = [",", ";", "\t"] as const;

/**
 * Splits a file into header and lines. The delimiter is the one with which the first line is a known header; byte order
 * marks, CRLF, blank lines and trailing separators are accepted. Throws BAD_FILE with file and line.
 */
export function readCsvText(text: string, file: string): CsvText {
  const badFile = (line: number, what: string, cause?: unknown) =>
    new ProviderError("BAD_FILE", `${file}, line ${line}: ${what}.`, { cause });
  const blank = /^\uFEFF?(?:[ \t]*\r?\n)*/.exec(text)![0];
  const first = /^[^\r\n]*/.exec(text.slice(blank.length))![0].trim();
  const headerLine = blank.split("\n").length;
  if (first === "") throw badFile(1, "the file is empty");

  for (const delimiter of DELIMITERS) {
    const header = parseCsvHeader(first.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, "$1")));
    if (header === null) continue;
    if (typeof header === "string") throw badFile(headerLine, header);
    const lines = parseLines(text, delimiter);
    if (lines instanceof CsvError) {
      throw badFile(Number(lines.lines ?? headerLine), "misplaced or unclosed quotation mark", lines);
    }
    if (lines.length === 0) throw badFile(headerLine, "the file has a header but no rows");
    return { header, lines };
  }
  // Without the line itself: it may be of a file that has nothing to do with prices.
  throw badFile(
    headerLine,
    `unknown header; the columns Date and Close are required, Open, High, Low, Adj Close and Volume are optional, separated by commas, semicolons or tabs`,
  );
}

/** Returns the lines below the header, or the error if a quotation mark is misplaced. */
function parseLines(text: string, delimiter: string): CsvLine[] | CsvError {
  try {
    const [, ...rows] = parse(text, {
      delimiter,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      info: true,
    }) as unknown as Parsed[];
    return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

import { CsvError, parse } from "csv-parse/sync";
import { ProviderError } from "../provider-error";
import { type CsvHeader, parseCsvHeader } from "./parse-csv-header";

export interface CsvText {
  readonly header: CsvHeader;
  readonly lines: readonly CsvLine[];
}

export interface CsvLine {
  /** As an editor counts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const DELIMITERS = [",", ";", "\t"] as const;

/**
 * Cuts a file into its header and its lines. The delimiter is the one that makes a known header of the first line; byte
 * order marks, CRLF, blank lines and trailing separators are no matter. Throws BAD_FILE errors with file and line.
 */
export function readCsvText(text: string, file: string): CsvText {
  const wrong = (line: number, what: string, cause?: unknown) =>
    new ProviderError("BAD_FILE", `${file}, line ${line}: ${what}.`, { cause });

  const blank = /^\uFEFF?(?:[ \t]*\r?\n)*/.exec(text)![0];
  const first = /^[^\r\n]*/.exec(text.slice(blank.length))![0].trim();
  const headerLine = blank.split("\n").length;
  if (first === "") throw wrong(1, "the file is empty");

  for (const delimiter of DELIMITERS) {
    const header = parseCsvHeader(first.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, "$1")));
    if (header === null) continue;
    if (typeof header === "string") throw wrong(headerLine, header);
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
      if (rows.length === 0) throw wrong(headerLine, "there is no row below the header");
      return { header, lines: rows.map(({ record, info }) => ({ line: info.lines, cells: record })) };
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw wrong(Number(error.lines ?? headerLine), "a quotation mark is not where one can be", error);
    }
  }
  const seen = first.length > 60 ? `${first.slice(0, 60)}…` : first;
  throw wrong(
    headerLine,
    `this is no known header: "${seen}"; the columns Date and Close are needed, Open, High, Low, Adj Close and Volume are welcome, with commas, semicolons or tabs between them`,
  );
}

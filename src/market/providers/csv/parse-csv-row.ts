import type { RawBar } from "../../series/adjusted-row";
import { isMissing, parseDate, parseNumber } from "./csv-cell";
import type { CsvColumn, CsvHeader } from "./parse-csv-header";

/** Why a row is skipped: the column, null for the whole row, and the rest of a sentence about it. */
export interface CellProblem {
  readonly column: CsvColumn | null;
  readonly reason: string;
}

const NUMBERS = ["open", "high", "low", "close", "adjustedClose", "volume"] as const;
type NumericValues = Record<(typeof NUMBERS)[number], number | null>;

/**
 * Parses the bar of one row; returns the first problem if it is invalid. Prices of a file without an adjusted close are
 * treated as adjusted, as Stooq's are. Stooq adjusts volumes too, which makes them fractional; they are rounded to
 * whole shares.
 */
export function parseCsvRow(cells: readonly string[], { names, at }: CsvHeader): RawBar | CellProblem {
  const width = names.findLastIndex((name) => name !== "") + 1;
  if (cells.length < width || cells.slice(names.length).some((cell) => cell !== "")) {
    return { column: null, reason: `the row has ${cells.length} cells, but the header has ${width}` };
  }
  const dateCell = cells[at.date]!;
  const date = parseDate(dateCell);
  if (date === null) return { column: "date", reason: `${quoted(dateCell)} is not a date in the format YYYY-MM-DD` };

  const values = parseNumbers(cells, at);
  if ("reason" in values) return values;
  const { close, volume } = values;
  if (close === null) return { column: "close", reason: "the value is missing" };
  if (at.adjustedClose === undefined) {
    return { ...values, date, close, adjustedClose: close, volume: volume === null ? null : Math.round(volume) };
  }
  if (values.adjustedClose === null) return { column: "adjustedClose", reason: "the value is missing" };
  return { ...values, date, close, adjustedClose: values.adjustedClose };
}

/** Parses the numeric cells of a row; missing ones are null. */
function parseNumbers(cells: readonly string[], at: CsvHeader["at"]): NumericValues | CellProblem {
  const values: NumericValues = { open: null, high: null, low: null, close: null, adjustedClose: null, volume: null };
  for (const column of NUMBERS) {
    const cell = at[column] === undefined ? "" : cells[at[column]]!;
    if (isMissing(cell)) continue;
    values[column] = parseNumber(cell);
    if (values[column] === null) return { column, reason: `${quoted(cell)} is not a number with a decimal point` };
  }
  return values;
}

/** Truncates a cell for messages, because a malformed file may have very long ones. */
function quoted(cell: string): string {
  return `"${cell.length > 30 ? `${cell.slice(0, 30)}…` : cell}"`;
}

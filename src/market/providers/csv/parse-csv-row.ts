import type { RawBar } from "../../series/adjusted-row";
import { isMissing, parseDate, parseNumber } from "./csv-cell";
import type { CsvColumn, CsvHeader } from "./parse-csv-header";

/** Why a row is left out: the column, null where it is the whole row, and the rest of a sentence about it. */
export interface CellProblem {
  readonly column: CsvColumn | null;
  readonly reason: string;
}

const NUMBERS = ["open", "high", "low", "close", "adjustedClose", "volume"] as const;

/**
 * The bar of one row, or the first thing that is wrong with it. Without a column of adjusted closes the file's prices are
 * taken as adjusted, which is how Stooq writes them; its volumes are adjusted too, hence fractions, and are rounded to
 * whole shares.
 */
export function parseCsvRow(cells: readonly string[], { names, at }: CsvHeader): RawBar | CellProblem {
  const width = names.findLastIndex((name) => name !== "") + 1;
  if (cells.length < width || cells.slice(names.length).some((cell) => cell !== "")) {
    return { column: null, reason: `${cells.length} cells where the header has ${width}` };
  }
  const dateCell = cells[at.date]!;
  const date = parseDate(dateCell);
  if (date === null) return { column: "date", reason: `${quoted(dateCell)} is not a date; YYYY-MM-DD is expected` };

  const values: Record<(typeof NUMBERS)[number], number | null> = {
    open: null,
    high: null,
    low: null,
    close: null,
    adjustedClose: null,
    volume: null,
  };
  for (const column of NUMBERS) {
    const cell = at[column] === undefined ? "" : cells[at[column]]!;
    if (isMissing(cell)) continue;
    values[column] = parseNumber(cell);
    if (values[column] === null) {
      return { column, reason: `${quoted(cell)} is not a number with a decimal point` };
    }
  }
  const { close, volume } = values;
  if (close === null) return { column: "close", reason: "there is no value" };
  if (at.adjustedClose === undefined) {
    return { ...values, date, close, adjustedClose: close, volume: volume === null ? null : Math.round(volume) };
  }
  if (values.adjustedClose === null) return { column: "adjustedClose", reason: "there is no value" };
  return { ...values, date, close, adjustedClose: values.adjustedClose };
}

/** Files are not ours: a cell is shown, but never a page of it. */
function quoted(cell: string): string {
  return `"${cell.length > 30 ? `${cell.slice(0, 30)}…` : cell}"`;
}

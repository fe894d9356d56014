import { parse } from "csv-parse/sync";
import { adjustedRow, type RawBar } from "../series/adjusted-row";
import type { PriceRow } from "../series/price-row";
import { dividendCorrection } from "./dividend-correction";
import type { SampleFile } from "./sample-file";

/** The bars of a file; a line without a close or an adjusted close is not guessed but left out and counted. */
export interface ParsedBars {
  rows: PriceRow[];
  skippedRows: number;
}

/**
 * Reads a CSV text of daily bars and puts each whole bar on the scale of its adjusted close; see `adjustedRow`.
 * Throws on a missing column, a value that is no number (an empty one and "null" are just missing), a price that is not
 * positive, a volume that is no whole number, and dates out of order.
 */
export function parseSampleBars(
  text: string,
  file: Pick<SampleFile, "symbol" | "columns" | "undividedDividends">,
): ParsedBars {
  const lines = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  const bars = lines.map((line) => readBar(line, file.columns)).filter((bar) => bar !== null);
  bars.forEach((bar, at) => {
    const before = bars[at - 1];
    if (before !== undefined && before.date >= bar.date) throw new Error(`${bar.date} comes after ${before.date}.`);
  });
  const correction =
    file.undividedDividends === undefined ? () => 1 : dividendCorrection(bars, file.undividedDividends);
  const rows = bars.map((bar) => adjustedRow(file.symbol, bar, correction(bar.date)));
  return { rows, skippedRows: lines.length - rows.length };
}

function readBar(line: Record<string, string>, columns: SampleFile["columns"]): RawBar | null {
  const date = field(line, columns.date);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`"${date}" is not a date; YYYY-MM-DD is expected.`);
  const price = (column: string) => {
    const value = numberOrNull(line, column, date);
    if (value !== null && value <= 0) throw new Error(`${column} of ${date} is ${value}; a price is positive.`);
    return value;
  };
  const volume = numberOrNull(line, columns.volume, date);
  if (volume !== null && !(Number.isSafeInteger(volume) && volume >= 0)) {
    throw new Error(`${columns.volume} of ${date} is ${volume}; a volume is a whole number of shares.`);
  }
  const close = price(columns.close);
  const adjustedClose = price(columns.adjustedClose);
  if (close === null || adjustedClose === null) return null;
  const [open, high, low] = [price(columns.open), price(columns.high), price(columns.low)];
  return { date, open, high, low, close, adjustedClose, volume };
}

function numberOrNull(line: Record<string, string>, column: string, date: string): number | null {
  const text = field(line, column);
  if (text === "" || text === "null") return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${column} of ${date} is "${text}"; a number is expected.`);
  return value;
}

function field(line: Record<string, string>, column: string): string {
  const text = line[column];
  if (text === undefined)
    throw new Error(`The column ${column} is missing; there are ${Object.keys(line).join(", ")}.`);
  return text;
}

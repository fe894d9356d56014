import { parse } from "csv-parse/sync";
import { adjustedRow, type RawBar } from "../series/adjusted-row";
import type { PriceRow } from "../series/price-row";
import { dividendCorrection } from "./dividend-correction";
import type { SampleFile } from "./sample-file";

/** The bars of a file. Lines without a close or an adjusted close are skipped and counted. */
export interface ParsedBars {
  rows: PriceRow[];
  skippedRows: number;
}

/**
 * Parses CSV text with daily bars and adjusts them; see `adjustedRow`. Throws on a missing column, a value that is not
 * a number (empty and "null" mean missing), a price that is not positive, a volume that is not a whole number, and
 * dates out of order.
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
    if (before !== undefined && before.date >= bar.date) throw new Error(`${bar.date} follows ${before.date}.`);
  });
  const correction =
    file.undividedDividends === undefined ? () => 1 : dividendCorrection(bars, file.undividedDividends);
  const rows = bars.map((bar) => adjustedRow(file.symbol, bar, correction(bar.date)));
  return { rows, skippedRows: lines.length - rows.length };
}

function readBar(line: Record<string, string>, columns: SampleFile["columns"]): RawBar | null {
  const date = field(line, columns.date);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`"${date}" is not a date in the format YYYY-MM-DD.`);
  const price = (column: string) => {
    const value = numberOrNull(line, column, date);
    if (value !== null && value <= 0) throw new Error(`${column} of ${date} is ${value}; a price must be positive.`);
    return value;
  };
  const volume = numberOrNull(line, columns.volume, date);
  if (volume !== null && !(Number.isSafeInteger(volume) && volume >= 0)) {
    throw new Error(`${columns.volume} of ${date} is ${volume}; a volume must be a whole number of shares.`);
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
  if (!Number.isFinite(value)) throw new Error(`${column} of ${date} is "${text}", which is not a number.`);
  return value;
}

function field(line: Record<string, string>, column: string): string {
  const text = line[column];
  if (text === undefined)
    throw new Error(`The column ${column} is missing; the file has ${Object.keys(line).join(", ")}.`);
  return text;
}

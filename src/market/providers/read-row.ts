import { checkPriceDate } from "../prices/check-price-date";
import { adjustedRow, type RawBar } from "../series/adjusted-row";
import type { PriceRow } from "../series/price-row";

/** An invalid value of a bar. */
export interface RowProblem {
  readonly value: keyof RawBar;
  /** Continues a sentence after the value's name: "is 0; a price must be positive". */
  readonly reason: string;
}

/** Prices from this on are errors of the source; much larger ones would be formatted in exponential notation. */
const PRICE_LIMIT = 1e12;
const PRICES = ["open", "high", "low", "close", "adjustedClose"] as const;

/**
 * Validates and adjusts a bar; returns the first problem if it is invalid: a date in the future or before 1800, a price
 * that is not positive, rounds to 0 at 12 decimals or is a trillion or more, a volume that is not a whole number, a
 * high below or a low above another price of the bar.
 */
export function readRow(symbol: string, bar: RawBar, now = new Date()): PriceRow | RowProblem {
  const invalidDate = checkPriceDate(bar.date, now);
  if (invalidDate !== null) return { value: "date", reason: invalidDate };
  for (const value of PRICES) {
    const price = bar[value];
    if (price !== null && !(price > 0)) return { value, reason: `is ${price}; a price must be positive` };
    if (price !== null && price >= PRICE_LIMIT) return { value, reason: `is ${price}; a price must be below 1e12` };
  }
  if (bar.volume !== null && !(Number.isSafeInteger(bar.volume) && bar.volume >= 0)) {
    return { value: "volume", reason: `is ${bar.volume}; a volume must be a whole number of shares` };
  }
  const row = adjustedRow(symbol, bar);
  for (const value of ["open", "high", "low", "close"] as const) {
    if (row[value] === null) continue;
    if (Number(row[value]) === 0) return { value, reason: "rounds to 0 at 12 decimals" };
    if (Number(row[value]) >= PRICE_LIMIT) return { value, reason: "is 1e12 or more after adjustment" };
  }
  return checkRange(row) ?? row;
}

/** Compares rounded prices, because sources report binary fractions whose last digits differ for equal prices. */
function checkRange(row: PriceRow): RowProblem | null {
  const others = (besides: "high" | "low") =>
    (["open", "high", "low", "close"] as const).filter((value) => value !== besides && row[value] !== null);
  if (row.high !== null && others("high").some((value) => Number(row[value]) > Number(row.high))) {
    return { value: "high", reason: "is below another price of the bar" };
  }
  if (row.low !== null && others("low").some((value) => Number(row[value]) < Number(row.low))) {
    return { value: "low", reason: "is above another price of the bar" };
  }
  return null;
}

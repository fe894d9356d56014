import { checkPriceDate } from "../prices/check-price-date";
import { adjustedRow, type RawBar } from "../series/adjusted-row";
import type { PriceRow } from "../series/price-row";

/** What is wrong with a bar, and in which of its values. */
export interface RowProblem {
  readonly value: keyof RawBar;
  /** Goes on after the value's name: "is 0; a price is positive". */
  readonly reason: string;
}

/** Beyond this a number is an error of its source, and decimal text would turn into powers of ten. */
const PRICE_LIMIT = 1e12;
const PRICES = ["open", "high", "low", "close", "adjustedClose"] as const;

/**
 * The adjusted row of a bar, or what is wrong with it: a day that has not come or is before 1800, a price that is not positive, vanishes at four decimals or is a
 * trillion, a volume that is no whole number, a high below or a low above another price of the day.
 */
export function readRow(symbol: string, bar: RawBar, now = new Date()): PriceRow | RowProblem {
  const impossible = checkPriceDate(bar.date, now);
  if (impossible !== null) return { value: "date", reason: impossible };
  for (const value of PRICES) {
    const price = bar[value];
    if (price !== null && !(price > 0)) return { value, reason: `is ${price}; a price is positive` };
    if (price !== null && price >= PRICE_LIMIT) return { value, reason: `is ${price}; that is no price` };
  }
  if (bar.volume !== null && !(Number.isSafeInteger(bar.volume) && bar.volume >= 0)) {
    return { value: "volume", reason: `is ${bar.volume}; a volume is a whole number of shares` };
  }
  const row = adjustedRow(symbol, bar);
  for (const value of ["open", "high", "low", "close"] as const) {
    if (row[value] === null) continue;
    if (Number(row[value]) === 0) return { value, reason: "is 0 at four decimals" };
    if (Number(row[value]) >= PRICE_LIMIT) return { value, reason: "is no price after its adjustment" };
  }
  return checkRange(row) ?? row;
}

/** On rounded prices: sources state binary fractions whose last digits differ where the prices do not. */
function checkRange(row: PriceRow): RowProblem | null {
  const others = (besides: "high" | "low") =>
    (["open", "high", "low", "close"] as const).filter((value) => value !== besides && row[value] !== null);
  if (row.high !== null && others("high").some((value) => Number(row[value]) > Number(row.high))) {
    return { value: "high", reason: "is below another price of the day" };
  }
  if (row.low !== null && others("low").some((value) => Number(row[value]) < Number(row.low))) {
    return { value: "low", reason: "is above another price of the day" };
  }
  return null;
}

import type { Period } from "../price-provider";
import type { PriceRow } from "../series/price-row";
import { ProviderError } from "./provider-error";

/**
 * The rows inside a period, of rows in ascending order. Throws a NO_PRICES error when there are none; `whose` begins its
 * sentence, as in "The sample prices of AAPL".
 */
export function rowsWithin(rows: readonly PriceRow[], { from, to }: Period, whose: string): PriceRow[] {
  const inside = rows.filter(({ date }) => date >= from && date <= to);
  if (inside.length > 0) return inside;
  const span = rows.length === 0 ? "are empty" : `run from ${rows[0]!.date} to ${rows.at(-1)!.date}`;
  throw new ProviderError("NO_PRICES", `${whose} ${span}; there are none from ${from} to ${to}.`);
}

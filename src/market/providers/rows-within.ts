import type { Period } from "../price-provider";
import type { PriceRow } from "../series/price-row";
import { ProviderError } from "./provider-error";

/**
 * Returns the rows within a period; `rows` is in ascending order. Throws NO_PRICES if there are none; `whose` starts
 * its message, as in "The sample prices of AAPL".
 */
export function rowsWithin(rows: readonly PriceRow[], { from, to }: Period, whose: string): PriceRow[] {
  const inside = rows.filter(({ date }) => date >= from && date <= to);
  if (inside.length > 0) return inside;
  const span = rows.length === 0 ? "are empty" : `run from ${rows[0]!.date} to ${rows.at(-1)!.date}`;
  throw new ProviderError("NO_PRICES", `${whose} ${span}; there are none from ${from} to ${to}.`);
}

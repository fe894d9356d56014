import type { EntityManager } from "typeorm";
import type { Bars } from "../../engine/series/bars";
import { parseBars } from "../../engine/series/parse-bars";
import { type BarPeriod, readBarTexts } from "./read-bar-texts";

/**
 * Returns the bars by symbol over a period, in one statement for any number of symbols; symbols without bars are
 * omitted.
 */
export async function readBars(
  db: EntityManager,
  symbols: readonly string[],
  period: BarPeriod,
): Promise<Map<string, Bars>> {
  const texts = await readBarTexts(db, symbols, period);
  return new Map([...texts].map(([symbol, text]) => [symbol, parseBars(text)]));
}

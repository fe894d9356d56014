import type { EntityManager } from "typeorm";
import { rowsOf } from "../../platform/sql/rows";
import { BAR_COLUMNS, type BarColumn, insertBars } from "./insert-bars";

/** A bar to write; its symbol is normalized. */
export interface BarToWrite {
  readonly symbol: string;
  readonly date: string;
  readonly open?: string | null;
  readonly high?: string | null;
  readonly low?: string | null;
  readonly close: string;
  readonly volume?: number | null;
}

export interface WrittenBars {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * Writes bars in one statement; from about ten thousand bars on, `loadBars` is faster. Each (symbol, date) must occur
 * only once.
 */
export async function writeBars(
  db: EntityManager,
  dataSource: string,
  bars: readonly BarToWrite[],
): Promise<WrittenBars> {
  const [counts] = await rowsOf<{ inserted: number; updated: number }>(db, UPSERT, {
    ...Object.fromEntries(ARRAYS.map((name) => [name, bars.map((bar) => bar[name] ?? null)])),
    dataSource,
  });
  const { inserted = 0, updated = 0 } = counts ?? {};
  return { inserted, updated, unchanged: bars.length - inserted - updated };
}

/** The columns that are sent as one array each. */
const ARRAYS = (Object.keys(BAR_COLUMNS) as BarColumn[]).filter((name) => name !== "data_source");

const UPSERT = `/* writeBars */
  with written as (
    ${insertBars(`
      select ${ARRAYS.join(", ")}, :dataSource::text as data_source
      from unnest(${ARRAYS.map((name) => `:${name}::${BAR_COLUMNS[name]}[]`).join(", ")}) as bar (${ARRAYS.join(", ")})`)}
  )
  select count(*) filter (where is_new)::integer as inserted,
         count(*) filter (where not is_new)::integer as updated
  from written`;

/** The columns of a bar that its writers set, with their types. */
export const BAR_COLUMNS = {
  symbol: "text",
  date: "date",
  open: "numeric",
  high: "numeric",
  low: "numeric",
  close: "numeric",
  volume: "bigint",
  data_source: "text",
} as const;
export type BarColumn = keyof typeof BAR_COLUMNS;

const NAMES = Object.keys(BAR_COLUMNS) as BarColumn[];
const VALUES = NAMES.filter((name) => name !== "symbol" && name !== "date");
const valuesOf = (alias: string) => VALUES.map((name) => `${alias}.${name}`).join(", ");

/**
 * The upsert that stores the bars of a subquery; all writers use it. An existing bar is replaced if its prices, volume
 * or source differ; its sector and industry are kept. Rows are written in key order, so that two writers of the same
 * bars wait for each other instead of deadlocking.
 */
export function insertBars(bars: string): string {
  return `
    insert into market.market_data_cache as stored (${NAMES.join(", ")})
    select ${NAMES.join(", ")}
    from (${bars}) bars
    order by symbol, date
    on conflict (symbol, date) do update
    set (${VALUES.join(", ")}, updated_at) = (${valuesOf("excluded")}, now())
    where (${valuesOf("stored")}) is distinct from (${valuesOf("excluded")})
    returning xmax = 0 as is_new`;
}

import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { activeSymbols, checkTickers } from "../../market";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { rowsOf } from "../../platform/sql/rows";
import { type UniverseInput, UniverseSource } from "./execute-strategy.input";

export interface Universe {
  readonly source: string;
  readonly tickers: readonly string[];
}

/** Resolves the tickers of a universe. Refuses an empty one. */
export async function resolveUniverse(db: EntityManager, viewer: Viewer, input: UniverseInput): Promise<Universe> {
  const { tickers, source } = input;
  const universe =
    source == null
      ? { source: "list", tickers: checkTickers(tickers ?? [], (index) => `input.universe.tickers.${index}`) }
      : { source: source.toLowerCase(), tickers: await READERS[source](db, viewer) };
  if (universe.tickers.length === 0) {
    refuse(ErrorCode.REQUIRED, "input.universe", `The universe (${universe.source}) contains no tickers.`);
  }
  return universe;
}

const READERS: Readonly<Record<UniverseSource, (db: EntityManager, viewer: Viewer) => Promise<string[]>>> = {
  [UniverseSource.INSTRUMENTS]: (db) =>
    tickersOf(
      db,
      `/* resolveUniverse */ select ticker from runs.instruments where active order by ticker collate "C"`,
      [],
    ),
  [UniverseSource.HOLDINGS]: (db, viewer) =>
    tickersOf(
      db,
      `/* resolveUniverse */
       select ticker
       from runs.holdings
       where owner_id = $1 and quantity <> 0
       group by ticker
       order by ticker collate "C"`,
      [viewer.id],
    ),
  [UniverseSource.SYMBOL_UNIVERSE]: (db) => activeSymbols(db),
};

async function tickersOf(db: EntityManager, sql: string, values: readonly unknown[]): Promise<string[]> {
  return (await rowsOf<{ ticker: string }>(db, sql, values)).map(({ ticker }) => ticker);
}

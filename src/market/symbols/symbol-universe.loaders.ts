import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Source } from "../../identity";
import { SymbolUniverse } from "./symbol-universe.entity";

/** The known symbols among these, null for one that is not known; one statement for any number. */
export function symbolBySymbol({ db }: Source): DataLoader<string, SymbolUniverse | null> {
  return new DataLoader(async (symbols) => {
    const found = await db.findBy(SymbolUniverse, { symbol: In([...symbols]) });
    const known = new Map(found.map((entry) => [entry.symbol, entry]));
    return symbols.map((symbol) => known.get(symbol) ?? null);
  });
}

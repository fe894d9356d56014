import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Source } from "../../identity";
import { SymbolUniverse } from "./symbol-universe.entity";

/** Loads symbols by ticker, null for one that is not registered; one statement for any number of symbols. */
export function symbolBySymbol({ db }: Source): DataLoader<string, SymbolUniverse | null> {
  return new DataLoader(async (symbols) => {
    const found = await db.find(SymbolUniverse, { comment: "symbolBySymbol", where: { symbol: In([...symbols]) } });
    const registered = new Map(found.map((entry) => [entry.symbol, entry]));
    return symbols.map((symbol) => registered.get(symbol) ?? null);
  });
}

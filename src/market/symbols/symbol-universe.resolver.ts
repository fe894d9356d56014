import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { normalizeTicker } from "../../engine/ticker";
import { type Connection, connectionOf } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import type { MarketContext } from "../market-context";
import { SymbolFilter } from "./symbol-filter.input";
import { SymbolUniverse } from "./symbol-universe.entity";
import { symbolBySymbol } from "./symbol-universe.loaders";
import { listSymbols } from "./symbol-universe.query";

const SymbolUniverseConnection = connectionOf(SymbolUniverse, "SymbolUniverse");

@Resolver()
export class SymbolUniverseResolver {
  @Query(() => SymbolUniverse, { nullable: true, description: "A registered symbol; null when it is not registered." })
  symbol(
    @Arg("symbol", () => ID, { description: "Symbol in any case." }) symbol: string,
    @Ctx() ctx: MarketContext,
  ): Promise<SymbolUniverse | null> {
    return ctx.loaders.get(symbolBySymbol).load(normalizeTicker(symbol));
  }

  @Query(() => SymbolUniverseConnection, { description: "Registered symbols, ordered alphabetically." })
  symbols(
    @Arg("filter", () => SymbolFilter, { nullable: true, description: "Return only symbols that match the filter." })
    filter: SymbolFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: MarketContext,
  ): Promise<Connection<SymbolUniverse>> {
    return listSymbols(db, filter, page);
  }
}

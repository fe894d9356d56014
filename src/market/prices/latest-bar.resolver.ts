import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../identity";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";
import { latestBarBySymbol } from "./latest-bar.loaders";
import { PriceBar } from "./price-bar.entity";

@Resolver(() => SymbolUniverse)
export class LatestBarResolver {
  @FieldResolver(() => PriceBar, { nullable: true, description: "The symbol's latest bar; null without bars." })
  latestBar(@Root() { symbol }: SymbolUniverse, @Ctx() ctx: Context): Promise<PriceBar | null> {
    return ctx.loaders.get(latestBarBySymbol).load(symbol);
  }
}

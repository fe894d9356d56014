import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../identity";
import { DateScalar } from "../../platform/date.scalar";
import { marketDataCoverage } from "./market-data-coverage.query";
import { SymbolCoverage } from "./symbol-coverage.type";

@Resolver()
export class MarketDataCoverageResolver {
  @Query(() => [SymbolCoverage], {
    description: "What is stored of the prices of 1 to 100 symbols, and what looks wrong: gaps, large steps, splits.",
  })
  marketDataCoverage(
    @Arg("symbols", () => [ID], { description: "The symbols, in any case." }) symbols: string[],
    @Arg("from", () => DateScalar, { nullable: true, description: "First day, included." }) from: string | null,
    @Arg("to", () => DateScalar, { nullable: true, description: "Last day, included." }) to: string | null,
    @Ctx() { db }: Context,
  ): Promise<SymbolCoverage[]> {
    return marketDataCoverage(db, symbols, { from, to });
  }
}

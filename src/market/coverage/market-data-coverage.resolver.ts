import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../identity";
import { DateScalar } from "../../platform/date.scalar";
import { marketDataCoverage } from "./market-data-coverage.query";
import { SymbolCoverage } from "./symbol-coverage.type";

/** All bars of a symbol are read, which costs as much as selecting this many values. */
const VALUES_PER_SYMBOL = 500;

@Resolver()
export class MarketDataCoverageResolver {
  @Query(() => [SymbolCoverage], {
    complexity: ({ args, childComplexity }) => args.symbols.length * (VALUES_PER_SYMBOL + childComplexity),
    description:
      "Coverage and quality of the stored prices of 1 to 100 symbols: missing trading days, large price steps and suspected splits. Results are in the order of `symbols`, without duplicates.",
  })
  marketDataCoverage(
    @Arg("symbols", () => [ID], { description: "Symbols in any case; 1 to 100, otherwise OUT_OF_RANGE." })
    symbols: string[],
    @Arg("from", () => DateScalar, {
      nullable: true,
      description: "First day of the period, inclusive; by default unbounded.",
    })
    from: string | null,
    @Arg("to", () => DateScalar, {
      nullable: true,
      description: "Last day of the period, inclusive; by default unbounded.",
    })
    to: string | null,
    @Ctx() { db }: Context,
  ): Promise<SymbolCoverage[]> {
    return marketDataCoverage(db, symbols, { from, to });
  }
}

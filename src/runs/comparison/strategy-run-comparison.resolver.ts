import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { Context } from "../../identity";
import { compareStrategyRuns, DEFAULT_DIFFERENCES, MAX_DIFFERENCES } from "./compare-strategy-runs";
import { StrategyRunComparison } from "./strategy-run-comparison.type";

@Resolver()
export class StrategyRunComparisonResolver {
  @Query(() => StrategyRunComparison, {
    nullable: true,
    description: "Compares the results of two runs, ticker by ticker; null unless the viewer can see both.",
  })
  compareStrategyRuns(
    @Arg("a", () => ID, { description: "UUID of run A." }) a: string,
    @Arg("b", () => ID, { description: "UUID of run B." }) b: string,
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: DEFAULT_DIFFERENCES,
      description: `Maximum length of each list, 1 to ${MAX_DIFFERENCES}; otherwise OUT_OF_RANGE.`,
    })
    first: number | null,
    @Ctx() { db, viewer }: Context,
  ): Promise<StrategyRunComparison | null> {
    return compareStrategyRuns(db, viewer, { a, b, first });
  }
}

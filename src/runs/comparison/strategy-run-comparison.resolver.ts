import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { Context } from "../../identity";
import { compareStrategyRuns, DEFAULT_DIFFERENCES, MAX_DIFFERENCES } from "./compare-strategy-runs";
import { StrategyRunComparison } from "./strategy-run-comparison.type";

@Resolver()
export class StrategyRunComparisonResolver {
  @Query(() => StrategyRunComparison, {
    nullable: true,
    description: "What two runs found differently; null when the viewer does not see both.",
  })
  compareStrategyRuns(
    @Arg("a", () => ID, { description: "The first run." }) a: string,
    @Arg("b", () => ID, { description: "The second run." }) b: string,
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: DEFAULT_DIFFERENCES,
      description: `How many of each list, 1 to ${MAX_DIFFERENCES}; OUT_OF_RANGE otherwise.`,
    })
    first: number | null,
    @Ctx() { db, viewer }: Context,
  ): Promise<StrategyRunComparison | null> {
    return compareStrategyRuns(db, viewer, { a, b, first });
  }
}

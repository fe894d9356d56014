import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { RunsContext } from "../runs-context";
import { awaitDelta, MAX_WAIT_MS } from "./await-delta";
import { StrategyRunDelta } from "./strategy-run-delta.type";

@Resolver()
export class StrategyRunDeltaResolver {
  @Query(() => StrategyRunDelta, {
    nullable: true,
    description:
      "The one call to poll a run with: what changed since a revision, and when to ask again. Start at 0. Null when there is no such run that the viewer sees.",
  })
  strategyRunDelta(
    @Arg("runId", () => ID, { description: "The run." }) runId: string,
    @Arg("sinceRevision", () => Int, { description: "The `revision` of the last answer; 0 at first." })
    sinceRevision: number,
    @Arg("first", () => Int, { nullable: true, defaultValue: 500, description: "New tickers at the most, 1 to 500." })
    first: number | null,
    @Arg("waitMs", () => Int, {
      nullable: true,
      defaultValue: 0,
      description: `Milliseconds to wait for a change before answering, 0 to ${MAX_WAIT_MS}. Saves polls without news.`,
    })
    waitMs: number | null,
    @Ctx() ctx: RunsContext,
  ): Promise<StrategyRunDelta | null> {
    return awaitDelta(ctx, { runId, sinceRevision, first }, waitMs ?? 0);
  }
}

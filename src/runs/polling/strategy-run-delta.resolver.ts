import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { RunsContext } from "../runs-context";
import { awaitDelta, MAX_WAIT_MS } from "./await-delta";
import { StrategyRunDelta } from "./strategy-run-delta.type";

@Resolver()
export class StrategyRunDeltaResolver {
  @Query(() => StrategyRunDelta, {
    nullable: true,
    description:
      "Polls a run: returns what has changed since a revision, and when to poll again. Start with `sinceRevision: 0` and pass the `revision` of each answer to the next request. Null if the run does not exist or the viewer cannot see it.",
  })
  strategyRunDelta(
    @Arg("runId", () => ID, { description: "UUID of the run." }) runId: string,
    @Arg("sinceRevision", () => Int, { description: "`revision` of the previous answer; 0 in the first request." })
    sinceRevision: number,
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: 500,
      description: "Maximum number of new tickers, 1 to 500; otherwise OUT_OF_RANGE.",
    })
    first: number | null,
    @Arg("waitMs", () => Int, {
      nullable: true,
      defaultValue: 0,
      description: `Long polling: maximum time to wait for a change before answering, in milliseconds, 0 to ${MAX_WAIT_MS}; otherwise OUT_OF_RANGE. With 0 the answer is immediate.`,
    })
    waitMs: number | null,
    @Ctx() ctx: RunsContext,
  ): Promise<StrategyRunDelta | null> {
    return awaitDelta(ctx, { runId, sinceRevision, first }, waitMs ?? 0);
  }
}

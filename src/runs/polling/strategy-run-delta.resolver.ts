import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { RunsContext } from "../runs-context";
import { runDelta } from "./run-delta";
import { StrategyRunDelta } from "./strategy-run-delta.type";

const MAX_WAIT_MS = 20_000;

@Resolver()
export class StrategyRunDeltaResolver {
  @Query(() => StrategyRunDelta, {
    nullable: true,
    description:
      "The one call to poll a run with: what changed since a revision, and when to ask again. Start at 0. Null when there is no such run that the viewer sees.",
  })
  async strategyRunDelta(
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
    const wait = waitMs ?? 0;
    if (wait < 0 || wait > MAX_WAIT_MS) {
      refuse(ErrorCode.OUT_OF_RANGE, "waitMs", `\`waitMs\` must be from 0 to ${MAX_WAIT_MS}, but is ${wait}.`);
    }
    const ask = () => runDelta(ctx.db, ctx.viewer, { runId, sinceRevision, first }, { now: ctx.now(), health: ctx.health });
    const delta = await ask();
    if (delta === null || delta.changed || delta.isTerminal || wait === 0) return delta;
    await ctx.revisions.changed(runId, sinceRevision, wait, ctx.aborted);
    return ask();
  }
}

import { Arg, Ctx, Resolver } from "type-graphql";
import { Command } from "../../platform/edge/command";
import { withinQuota } from "../../platform/quotas/within-quota";
import { StrategyRunInput } from "../lifecycle/strategy-run.input";
import { StartStrategyRunPayload } from "../lifecycle/strategy-run-payload.type";
import { ACTIVE_RUN_QUOTA, RUN_QUOTA } from "../run-quotas";
import type { RunsContext } from "../runs-context";
import { executeStrategy } from "./execute-strategy";
import { ExecuteStrategyInput } from "./execute-strategy.input";
import { resumeStrategyRun } from "./resume-strategy-run";

@Resolver()
export class ExecutionResolver {
  @Command(StartStrategyRunPayload, {
    description: "Executes a strategy over a universe in the background. Follow its progress with `strategyRunDelta`.",
  })
  executeStrategy(
    @Arg("input", () => ExecuteStrategyInput, { description: "Strategy, universe and prices of the run." })
    input: ExecuteStrategyInput,
    @Ctx() ctx: RunsContext,
  ): Promise<Partial<StartStrategyRunPayload>> {
    const { viewer, jobs } = ctx;
    return withinQuota(ctx, RUN_QUOTA, viewer.id, (db) =>
      withinQuota({ ...ctx, db }, ACTIVE_RUN_QUOTA, viewer.id, (tx) => executeStrategy(tx, viewer, input, jobs)),
    );
  }

  @Command(StartStrategyRunPayload, {
    description:
      "Resumes a FAILED or CANCELLED run under a new lease: recorded progress is kept and only the remaining tickers are processed. External executors read them from `remainingTickers`. Set `idempotencyKey` so that a retry returns the same lease. Errors: INVALID_TRANSITION if the run has not ended or its timeline was purged, RUN_TERMINAL if it is COMPLETED or ARCHIVED.",
  })
  resumeStrategyRun(
    @Arg("input", () => StrategyRunInput, { description: "The run to resume." }) input: StrategyRunInput,
    @Ctx() ctx: RunsContext,
  ): Promise<Partial<StartStrategyRunPayload>> {
    const { viewer, jobs } = ctx;
    return withinQuota(ctx, ACTIVE_RUN_QUOTA, viewer.id, (db) => resumeStrategyRun(db, viewer, input, jobs));
  }
}

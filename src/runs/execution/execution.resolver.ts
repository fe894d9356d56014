import { Arg, Ctx, Resolver } from "type-graphql";
import { Command } from "../../platform/edge/command";
import { StrategyRunInput } from "../lifecycle/strategy-run.input";
import { StartStrategyRunPayload } from "../lifecycle/strategy-run-payload.type";
import type { RunsContext } from "../runs-context";
import { executeStrategy } from "./execute-strategy";
import { ExecuteStrategyInput } from "./execute-strategy.input";
import { resumeStrategyRun } from "./resume-strategy-run";

@Resolver()
export class ExecutionResolver {
  @Command(StartStrategyRunPayload, {
    description: "Runs a strategy over a universe in the background. Poll the run with `strategyRunDelta`.",
  })
  executeStrategy(
    @Arg("input", () => ExecuteStrategyInput, { description: "What runs, and over which tickers." })
    input: ExecuteStrategyInput,
    @Ctx() { db, viewer, jobs }: RunsContext,
  ): Promise<Partial<StartStrategyRunPayload>> {
    return executeStrategy(db, viewer, input, jobs);
  }

  @Command(StartStrategyRunPayload, {
    description:
      "Goes on with a FAILED or CANCELLED run under a new lease; processed tickers stay. Send an `idempotencyKey`: with it a retry is handed the same lease. An outside executor reads `remainingTickers`.",
  })
  resumeStrategyRun(
    @Arg("input", () => StrategyRunInput, { description: "Which run." }) input: StrategyRunInput,
    @Ctx() { db, viewer, jobs }: RunsContext,
  ): Promise<Partial<StartStrategyRunPayload>> {
    return resumeStrategyRun(db, viewer, input, jobs);
  }
}

import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Command } from "../../platform/edge/command";
import type { Connection } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import { isUuid } from "../../platform/uuid";
import type { RunsContext } from "../runs-context";
import { cancelStrategyRun } from "./cancel-strategy-run";
import { estimatedCompletion } from "./estimated-completion";
import { ExecutionStatus } from "./execution-status.enum";
import { finishStrategyRun } from "./finish-strategy-run";
import { runHealth } from "./run-health";
import { RunHealth } from "./run-health.enum";
import { StrategyRunSummary } from "./run-summary.type";
import { startStrategyRun } from "./start-strategy-run";
import { StrategyRun } from "./strategy-run.entity";
import { FinishStrategyRunInput, StartStrategyRunInput, StrategyRunInput } from "./strategy-run.input";
import { strategyRunById } from "./strategy-run.loaders";
import { countRunsByStatus, listRuns } from "./strategy-run.query";
import { StrategyRunFilter, StrategyRunOrder } from "./strategy-run-filter.input";
import { StrategyRunConnection, StrategyRunStatusCount } from "./strategy-run-list.type";
import { StartStrategyRunPayload, StrategyRunPayload } from "./strategy-run-payload.type";
import { summarizeRun } from "./summarize-run";

@Resolver(() => StrategyRun)
export class StrategyRunResolver {
  @Query(() => StrategyRun, { nullable: true, description: "One run; null when there is none that the viewer sees." })
  strategyRun(
    @Arg("id", () => ID, { description: "The run's id." }) id: string,
    @Ctx() ctx: RunsContext,
  ): Promise<StrategyRun | null> | null {
    return isUuid(id) ? ctx.loaders.get(strategyRunById).load(id) : null;
  }

  @Query(() => StrategyRunConnection, { description: "Runs that the viewer sees, the latest first unless ordered." })
  strategyRuns(
    @Arg("filter", () => StrategyRunFilter, { nullable: true, description: "Which runs." }) filter: StrategyRunFilter,
    @Arg("orderBy", () => StrategyRunOrder, { nullable: true, description: "In which order." }) order: StrategyRunOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Connection<StrategyRun>> {
    return listRuns(db, viewer, filter, order, page);
  }

  @Query(() => [StrategyRunStatusCount], { description: "Runs in each status, for the counters of a list's tabs." })
  strategyRunStatusCounts(
    @Arg("filter", () => StrategyRunFilter, { nullable: true, description: "Which runs." }) filter: StrategyRunFilter,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<StrategyRunStatusCount[]> {
    return countRunsByStatus(db, viewer, filter);
  }

  @FieldResolver(() => RunHealth, { description: "Is the run's executor alive?" })
  health(@Root() run: StrategyRun, @Ctx() ctx: RunsContext): RunHealth {
    return runHealth(run, ctx.now(), ctx.health);
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      "When the run will be done at the rate of late. Null before 5 tickers, when stalled or ended, and without a total.",
  })
  estimatedCompletion(@Root() run: StrategyRun, @Ctx() ctx: RunsContext): Date | null {
    return estimatedCompletion(run, ctx.now(), ctx.health);
  }

  @FieldResolver(() => StrategyRunSummary, { description: "Figures over all processed tickers." })
  summary(@Root() run: StrategyRun): StrategyRunSummary {
    return summarizeRun(run);
  }

  @Command(StartStrategyRunPayload, { description: "Starts a run that the caller executes and reports itself." })
  startStrategyRun(
    @Arg("input", () => StartStrategyRunInput, { description: "What runs." }) input: StartStrategyRunInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<StartStrategyRunPayload>> {
    return startStrategyRun(db, viewer, input);
  }

  @Command(StrategyRunPayload, { description: "Ends a run as done. RUN_TERMINAL when it has ended already." })
  completeStrategyRun(
    @Arg("input", () => FinishStrategyRunInput, { description: "Which run, and how it ended." })
    input: FinishStrategyRunInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<StrategyRunPayload>> {
    return finishStrategyRun(db, viewer, input, ExecutionStatus.COMPLETED);
  }

  @Command(StrategyRunPayload, {
    description: "Ends a run as failed. What was processed stays, and it can be resumed.",
  })
  failStrategyRun(
    @Arg("input", () => FinishStrategyRunInput, { description: "Which run, and what went wrong." })
    input: FinishStrategyRunInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<StrategyRunPayload>> {
    return finishStrategyRun(db, viewer, input, ExecutionStatus.FAILED);
  }

  @Command(StrategyRunPayload, {
    description: "Cancels a run at once. Its executor is told by `shouldStop` and can write nothing more.",
  })
  cancelStrategyRun(
    @Arg("input", () => StrategyRunInput, { description: "Which run." }) input: StrategyRunInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<StrategyRunPayload>> {
    return cancelStrategyRun(db, viewer, input);
  }
}

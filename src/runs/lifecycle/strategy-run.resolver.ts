import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { DateTimeScalar } from "../../platform/date-time.scalar";
import { Command } from "../../platform/edge/command";
import { type FeedPage, readFeedPage } from "../../platform/feeds/feed-connection";
import { PageArgs } from "../../platform/paging/page-args.type";
import { withinQuota } from "../../platform/quotas/within-quota";
import { isUuid } from "../../platform/uuid";
import { RUN_QUOTA } from "../run-quotas";
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
import { countRunsByStatus, LATEST_FIRST, listRuns } from "./strategy-run.query";
import { StrategyRunFilter, StrategyRunOrder } from "./strategy-run-filter.input";
import { StrategyRunConnection, StrategyRunStatusCount } from "./strategy-run-list.type";
import { StartStrategyRunPayload, StrategyRunPayload } from "./strategy-run-payload.type";
import { summarizeRun } from "./summarize-run";

@Resolver(() => StrategyRun)
export class StrategyRunResolver {
  @Query(() => StrategyRun, {
    nullable: true,
    description: "A run by its id; null if it does not exist or the viewer cannot see it.",
  })
  strategyRun(
    @Arg("id", () => ID, { description: "UUID of the run." }) id: string,
    @Ctx() ctx: RunsContext,
  ): Promise<StrategyRun | null> | null {
    return isUuid(id) ? ctx.loaders.get(strategyRunById).load(id) : null;
  }

  @Query(() => StrategyRunConnection, { description: "Runs that the viewer can see, the latest first by default." })
  strategyRuns(
    @Arg("filter", () => StrategyRunFilter, {
      nullable: true,
      description: "Restricts the runs; all visible ones if omitted.",
    })
    filter: StrategyRunFilter | null,
    @Arg("orderBy", () => StrategyRunOrder, {
      nullable: true,
      defaultValue: LATEST_FIRST,
      description: "Order of the list.",
    })
    order: StrategyRunOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: RunsContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FeedPage<StrategyRun>> {
    return readFeedPage(db, info, () => listRuns(db, viewer, filter, order, page));
  }

  @Query(() => [StrategyRunStatusCount], {
    description:
      "Number of runs in each status, for example for the tabs of a list. Statuses without runs are included.",
  })
  strategyRunStatusCounts(
    @Arg("filter", () => StrategyRunFilter, {
      nullable: true,
      description: "Restricts the runs; all visible ones if omitted.",
    })
    filter: StrategyRunFilter | null,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<StrategyRunStatusCount[]> {
    return countRunsByStatus(db, viewer, filter);
  }

  @FieldResolver(() => RunHealth, {
    description: "Whether the run's executor is alive, judged by the time since its last report.",
  })
  health(@Root() run: StrategyRun, @Ctx() ctx: RunsContext): RunHealth {
    return runHealth(run, ctx.now(), ctx.health);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      "When the run will be done if it continues at its current rate (exponentially weighted, time constant 30 s). Null until 5 tickers are processed, while the run is pending, stalled or lost, after its end, and if `totalCount` is unknown.",
  })
  estimatedCompletion(@Root() run: StrategyRun, @Ctx() ctx: RunsContext): Date | null {
    return estimatedCompletion(run, ctx.now(), ctx.health);
  }

  @FieldResolver(() => StrategyRunSummary, { description: "Statistics over all tickers processed so far." })
  summary(@Root() run: StrategyRun): StrategyRunSummary {
    return summarizeRun(run);
  }

  @Command(StartStrategyRunPayload, {
    description: "Starts a run that the caller executes and reports with `recordProgress`. The run is RUNNING at once.",
  })
  startStrategyRun(
    @Arg("input", () => StartStrategyRunInput, { description: "Strategy and universe of the run." })
    input: StartStrategyRunInput,
    @Ctx() ctx: RunsContext,
  ): Promise<Partial<StartStrategyRunPayload>> {
    const { viewer } = ctx;
    return withinQuota(ctx, RUN_QUOTA, viewer.id, (db) => startStrategyRun(db, viewer, input));
  }

  @Command(StrategyRunPayload, {
    description:
      "Ends a run as COMPLETED. Errors: RUN_TERMINAL if it has already ended, RUN_NOT_RUNNING if it has not started, LEASE_LOST if another executor has resumed it, FORBIDDEN if the server executes it.",
  })
  completeStrategyRun(
    @Arg("input", () => FinishStrategyRunInput, { description: "The run and its outcome." })
    input: FinishStrategyRunInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<StrategyRunPayload>> {
    return finishStrategyRun(db, viewer, input, ExecutionStatus.COMPLETED);
  }

  @Command(StrategyRunPayload, {
    description:
      "Ends a run as FAILED; recorded progress is kept and the run can be resumed. Errors as for `completeStrategyRun`.",
  })
  failStrategyRun(
    @Arg("input", () => FinishStrategyRunInput, { description: "The run and the reason for the failure." })
    input: FinishStrategyRunInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<StrategyRunPayload>> {
    return finishStrategyRun(db, viewer, input, ExecutionStatus.FAILED);
  }

  @Command(StrategyRunPayload, {
    description:
      "Cancels a run immediately; recorded progress is kept and the run can be resumed. The next report of its executor is refused with RUN_TERMINAL and `shouldStop`. RUN_TERMINAL if the run has already ended.",
  })
  cancelStrategyRun(
    @Arg("input", () => StrategyRunInput, { description: "The run to cancel." }) input: StrategyRunInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<StrategyRunPayload>> {
    return cancelStrategyRun(db, viewer, input);
  }
}

import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Command } from "../../platform/edge/command";
import type { Connection } from "../../platform/paging/connection.type";
import { pageSize } from "../../platform/paging/keyset-page";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { RunsContext } from "../runs-context";
import { recordProgress } from "./record-progress";
import { RecordProgressInput } from "./record-progress.input";
import { RecordProgressPayload } from "./record-progress-payload.type";
import { TickerProgress } from "./ticker-progress.entity";
import {
  progressPageByRun,
  recentProgressByRun,
  remainingTickersByRun,
  slowestProgressByRun,
} from "./ticker-progress.loaders";
import { TickerProgressArgs, TickerProgressConnection } from "./timeline-list";

@Resolver(() => StrategyRun)
export class RunProgressResolver {
  @FieldResolver(() => [TickerProgress], { description: "Tickers that were recorded last, the latest first." })
  recentProgress(
    @Root() run: StrategyRun,
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: 10,
      description: "Maximum number of tickers, 1 to 100; otherwise OUT_OF_RANGE.",
    })
    first: number | null,
    @Arg("limit", () => Int, {
      nullable: true,
      deprecationReason: "Renamed to `first`, as in all lists; removed on 2027-06-30.",
      description: "Maximum number of tickers, 1 to 100; otherwise OUT_OF_RANGE. If set, `first` is ignored.",
    })
    limit: number | null,
    @Ctx() ctx: RunsContext,
  ): Promise<TickerProgress[]> {
    const bounds = { fallback: 10, max: 100 };
    const size = limit == null ? pageSize(first, bounds) : pageSize(limit, { ...bounds, field: "limit" });
    return ctx.loaders.get(recentProgressByRun).load({ runId: run.id, limit: size });
  }

  @FieldResolver(() => TickerProgressConnection, {
    description:
      "Timeline of the run: its processed tickers in the order in which they were recorded. Empty after the purge, 30 days after the end.",
  })
  progress(
    @Root() run: StrategyRun,
    @Args(() => TickerProgressArgs) args: TickerProgressArgs,
    @Ctx() ctx: RunsContext,
  ): Promise<Connection<TickerProgress>> {
    return ctx.loaders.get(progressPageByRun).load({ parent: run.id, args });
  }

  @FieldResolver(() => [TickerProgress], {
    description: "Tickers with the longest processing time, the slowest first; those without a time come last.",
  })
  slowestTickers(
    @Root() run: StrategyRun,
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: 5,
      description: "Maximum number of tickers, 1 to 100; otherwise OUT_OF_RANGE.",
    })
    first: number | null,
    @Ctx() ctx: RunsContext,
  ): Promise<TickerProgress[]> {
    const size = pageSize(first, { fallback: 5, max: 100 });
    return ctx.loaders.get(slowestProgressByRun).load({ runId: run.id, limit: size });
  }

  @FieldResolver(() => [String], {
    description:
      "Tickers of the universe that are not processed yet, in the order of the universe; empty if the universe was not listed at the start.",
  })
  remainingTickers(
    @Root() run: StrategyRun,
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: 50,
      description: "Maximum number of tickers, 1 to 1000; otherwise OUT_OF_RANGE.",
    })
    first: number | null,
    @Ctx() ctx: RunsContext,
  ): Promise<string[]> {
    const size = pageSize(first, { max: 1000 });
    return ctx.loaders.get(remainingTickersByRun).load({ runId: run.id, limit: size });
  }

  @Command(RecordProgressPayload, {
    description:
      "Records a batch of processed tickers: all of it, or nothing. Sending a batch again changes nothing and is answered with DUPLICATE, so retries are safe. Errors: RUN_TERMINAL, LEASE_LOST, RUN_NOT_RUNNING, FORBIDDEN if the server executes the run, INVALID_VALUE for tickers outside the run's universe, OUT_OF_RANGE for tickers above its total.",
  })
  recordProgress(
    @Arg("input", () => RecordProgressInput, { description: "Run and processed tickers." })
    input: RecordProgressInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<RecordProgressPayload>> {
    return recordProgress(db, viewer, input);
  }
}

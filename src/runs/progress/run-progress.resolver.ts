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
  @FieldResolver(() => [TickerProgress], { description: "The tickers processed last, the newest first." })
  recentProgress(
    @Root() run: StrategyRun,
    @Arg("limit", () => Int, { nullable: true, defaultValue: 10, description: "How many, 1 to 100." }) limit: number,
    @Ctx() ctx: RunsContext,
  ): Promise<TickerProgress[]> {
    const size = pageSize(limit, { field: "limit", fallback: 10, max: 100 });
    return ctx.loaders.get(recentProgressByRun).load({ runId: run.id, limit: size });
  }

  @FieldResolver(() => TickerProgressConnection, { description: "The run's timeline, in the order of processing." })
  progress(
    @Root() run: StrategyRun,
    @Args(() => TickerProgressArgs) args: TickerProgressArgs,
    @Ctx() ctx: RunsContext,
  ): Promise<Connection<TickerProgress>> {
    return ctx.loaders.get(progressPageByRun).load({ parent: run.id, args });
  }

  @FieldResolver(() => [TickerProgress], { description: "The tickers that took longest, the slowest first." })
  slowestTickers(
    @Root() run: StrategyRun,
    @Arg("first", () => Int, { nullable: true, defaultValue: 5, description: "How many, 1 to 100." }) first: number,
    @Ctx() ctx: RunsContext,
  ): Promise<TickerProgress[]> {
    const size = pageSize(first, { fallback: 5, max: 100 });
    return ctx.loaders.get(slowestProgressByRun).load({ runId: run.id, limit: size });
  }

  @FieldResolver(() => [String], {
    description: "Tickers of the universe that are not processed yet, in its order; empty when it was not named.",
  })
  remainingTickers(
    @Root() run: StrategyRun,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50, description: "How many, 1 to 1000." }) first: number,
    @Ctx() ctx: RunsContext,
  ): Promise<string[]> {
    const size = pageSize(first, { max: 1000 });
    return ctx.loaders.get(remainingTickersByRun).load({ runId: run.id, limit: size });
  }

  @Command(RecordProgressPayload, {
    description:
      "Reports processed tickers. All of the batch is written, or nothing; sending it again changes nothing and answers DUPLICATE. Tickers that the run's universe does not name, and runs that the server executes, are refused.",
  })
  recordProgress(
    @Arg("input", () => RecordProgressInput, { description: "The run and its processed tickers." })
    input: RecordProgressInput,
    @Ctx() { db, viewer }: RunsContext,
  ): Promise<Partial<RecordProgressPayload>> {
    return recordProgress(db, viewer, input);
  }
}

import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ExecutionStatus } from "../lifecycle/execution-status.enum";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { RunsContext } from "../runs-context";
import { partsBeforeRun } from "./waiting-run.loaders";

@Resolver(() => StrategyRun)
export class WaitingRunResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Why a PENDING run has not started, such as the number of parts of other runs that come first: runs take turns. Null for all other runs.",
  })
  async waitingReason(@Root() run: StrategyRun, @Ctx() { loaders }: RunsContext): Promise<string | null> {
    if (run.executionStatus !== ExecutionStatus.PENDING) return null;
    const parts = await loaders.get(partsBeforeRun).load(run.id);
    if (parts === null)
      return "The run is about to start, or has lost its place and gets a new one within two minutes.";
    if (parts === 0) return "The run is next; it waits for a worker.";
    return `${parts} ${parts === 1 ? "part of other runs comes" : "parts of other runs come"} first; runs take turns.`;
  }
}

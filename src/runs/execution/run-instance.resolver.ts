import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { StrategyInstance, strategyInstanceOfPart } from "../../builder";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import type { RunsContext } from "../runs-context";
import { instanceIdByRun } from "./run-flow.loaders";

@Resolver(() => StrategyRun)
export class RunInstanceResolver {
  @FieldResolver(() => StrategyInstance, {
    nullable: true,
    description:
      "The strategy that the run executes, in its current version; null for built-in strategies, for external executors, and if the strategy was deleted.",
  })
  async instance(@Root() { id }: StrategyRun, @Ctx() { loaders }: RunsContext): Promise<StrategyInstance | null> {
    const instanceId = await loaders.get(instanceIdByRun).load(id);
    return instanceId === null ? null : loaders.get(strategyInstanceOfPart).load(instanceId);
  }
}

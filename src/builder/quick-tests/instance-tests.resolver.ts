import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Connection } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import type { BuilderContext } from "../builder-context";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { QuickTest } from "./quick-test.entity";
import { latestQuickTestByInstance, quickTestsByInstance } from "./quick-test.loaders";
import { QuickTestConnection } from "./quick-test-connection.type";

@Resolver(() => StrategyInstance)
export class InstanceTestsResolver {
  @FieldResolver(() => QuickTest, {
    nullable: true,
    description: "Latest quick test of the strategy; null when there is none.",
  })
  latestQuickTest(@Root() { id }: StrategyInstance, @Ctx() ctx: BuilderContext): Promise<QuickTest | null> {
    return ctx.loaders.get(latestQuickTestByInstance).load(id);
  }

  @FieldResolver(() => QuickTestConnection, { description: "Quick tests of the strategy, latest first." })
  quickTests(
    @Root() { id }: StrategyInstance,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: BuilderContext,
  ): Promise<Connection<QuickTest>> {
    return ctx.loaders.get(quickTestsByInstance).load({ parent: id, args });
  }
}

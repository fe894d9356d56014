import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { flowHash } from "../../engine/flow/flow-hash";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { type FeedPage, readFeedPage } from "../../platform/feeds/feed-connection";
import { PageArgs } from "../../platform/paging/page-args.type";
import { wideColumnsOf } from "../../platform/sql/wide-columns";
import { isUuid } from "../../platform/uuid";
import type { BuilderContext } from "../builder-context";
import { applyParameters } from "../flow/apply-parameters";
import { withTemplateOwner } from "../flow/with-template-owner";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { strategyInstanceOfPart } from "../instances/strategy-instance.loaders";
import { QuickTest } from "./quick-test.entity";
import { quickTestById } from "./quick-test.loaders";
import { listQuickTests } from "./quick-test.query";
import { QuickTestConnection } from "./quick-test-connection.type";
import { QuickTestFilter } from "./quick-test-filter.input";

@Resolver(() => QuickTest)
export class QuickTestResolver {
  @Query(() => QuickTest, {
    nullable: true,
    description: "A quick test by id; null when it does not exist or the viewer does not see it.",
  })
  quickTest(
    @Arg("id", () => ID, { description: "Id of the quick test." }) id: string,
    @Ctx() ctx: BuilderContext,
  ): Promise<QuickTest | null> | null {
    return isUuid(id) ? ctx.loaders.get(quickTestById).load(id) : null;
  }

  @Query(() => QuickTestConnection, { description: "Quick tests that the viewer sees, latest first." })
  quickTests(
    @Arg("filter", () => QuickTestFilter, { nullable: true, description: "Filter of the quick tests." })
    filter: QuickTestFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: BuilderContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FeedPage<QuickTest>> {
    return readFeedPage(db, info, () => listQuickTests(db, viewer, filter, page));
  }

  @FieldResolver()
  logicFlowSnapshot(@Root() { logicFlowSnapshot, userId }: QuickTest): LogicFlow {
    return withTemplateOwner(logicFlowSnapshot, userId);
  }

  @FieldResolver(() => StrategyInstance, { description: "Strategy that was tested, even if it was deleted since." })
  instance(@Root() { instanceId }: QuickTest, @Ctx() ctx: BuilderContext): Promise<StrategyInstance | null> {
    return ctx.loaders.get(strategyInstanceOfPart).load(instanceId);
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether the meaning of the strategy's flow or parameters has changed since the test; true for a strategy that no longer exists.",
  })
  async isStale(@Root() test: QuickTest, @Ctx() ctx: BuilderContext): Promise<boolean> {
    const instance = await ctx.loaders.get(strategyInstanceOfPart).load(test.instanceId);
    if (instance === null) return true;
    const [tested, current] = await Promise.all([
      ctx.loaders.get(wideColumnsOf(QuickTest)).load(test),
      ctx.loaders.get(wideColumnsOf(StrategyInstance)).load(instance),
    ]);
    const testedHash = flowHash(applyParameters(tested.logicFlowSnapshot, tested.parametersSnapshot));
    return testedHash !== flowHash(applyParameters(current.logicFlow, current.parameters));
  }
}

import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { flowHash } from "../../engine/flow/flow-hash";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { Connection } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
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
  @Query(() => QuickTest, { nullable: true, description: "One quick test; null when there is none that is seen." })
  quickTest(
    @Arg("id", () => ID, { description: "The test's id." }) id: string,
    @Ctx() ctx: BuilderContext,
  ): Promise<QuickTest | null> | null {
    return isUuid(id) ? ctx.loaders.get(quickTestById).load(id) : null;
  }

  @Query(() => QuickTestConnection, { description: "Quick tests of one's strategies, the latest first." })
  quickTests(
    @Arg("filter", () => QuickTestFilter, { nullable: true, description: "Which ones." })
    filter: QuickTestFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Connection<QuickTest>> {
    return listQuickTests(db, viewer, filter, page);
  }

  @FieldResolver()
  logicFlowSnapshot(@Root() { logicFlowSnapshot, userId }: QuickTest): LogicFlow {
    return withTemplateOwner(logicFlowSnapshot, userId);
  }

  @FieldResolver(() => StrategyInstance, { description: "The strategy, also once it is deleted." })
  instance(@Root() { instanceId }: QuickTest, @Ctx() ctx: BuilderContext): Promise<StrategyInstance | null> {
    return ctx.loaders.get(strategyInstanceOfPart).load(instanceId);
  }

  @FieldResolver(() => Boolean, { description: "Does the strategy mean something else by now?" })
  async isStale(@Root() test: QuickTest, @Ctx() ctx: BuilderContext): Promise<boolean> {
    const instance = await ctx.loaders.get(strategyInstanceOfPart).load(test.instanceId);
    if (instance === null) return true;
    const tested = flowHash(applyParameters(test.logicFlowSnapshot, test.parametersSnapshot));
    return tested !== flowHash(applyParameters(instance.logicFlow, instance.parameters));
  }
}

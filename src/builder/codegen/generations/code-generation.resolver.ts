import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { type FeedPage, readFeedPage } from "../../../platform/feeds/feed-connection";
import { PageArgs } from "../../../platform/paging/page-args.type";
import { isUuid } from "../../../platform/uuid";
import type { BuilderContext } from "../../builder-context";
import { withTemplateOwner } from "../../flow/with-template-owner";
import { StrategyInstance } from "../../instances/strategy-instance.entity";
import { strategyInstanceOfPart } from "../../instances/strategy-instance.loaders";
import { CodeGeneration } from "./code-generation.entity";
import { codeGenerationById } from "./code-generation.loaders";
import { listCodeGenerations } from "./code-generation.query";
import { CodeGenerationConnection } from "./code-generation-connection.type";
import { CodeGenerationFilter } from "./code-generation-filter.input";

@Resolver(() => CodeGeneration)
export class CodeGenerationResolver {
  @Query(() => CodeGeneration, {
    nullable: true,
    description: "A generation by id; null when it does not exist or the viewer does not see it.",
  })
  codeGeneration(
    @Arg("id", () => ID, { description: "Id of the generation." }) id: string,
    @Ctx() ctx: BuilderContext,
  ): Promise<CodeGeneration | null> | null {
    return isUuid(id) ? ctx.loaders.get(codeGenerationById).load(id) : null;
  }

  @Query(() => CodeGenerationConnection, {
    description: "Generations that the viewer sees, latest first.",
  })
  codeGenerations(
    @Arg("filter", () => CodeGenerationFilter, { nullable: true, description: "Filter of the generations." })
    filter: CodeGenerationFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: BuilderContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FeedPage<CodeGeneration>> {
    return readFeedPage(db, info, () => listCodeGenerations(db, viewer, filter, page));
  }

  @FieldResolver()
  logicFlowSnapshot(@Root() { logicFlowSnapshot, userId }: CodeGeneration): LogicFlow {
    return withTemplateOwner(logicFlowSnapshot, userId);
  }

  @FieldResolver(() => StrategyInstance, { description: "Strategy of the generation, even if it was deleted since." })
  instance(@Root() { instanceId }: CodeGeneration, @Ctx() ctx: BuilderContext): Promise<StrategyInstance | null> {
    return ctx.loaders.get(strategyInstanceOfPart).load(instanceId);
  }
}

import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { User, userById } from "../../identity";
import { Command } from "../../platform/edge/command";
import { type FeedPage, feedConnectionOf, readFeedPage } from "../../platform/feeds/feed-connection";
import type { Connection } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import { withinQuota } from "../../platform/quotas/within-quota";
import { wideColumnsOf } from "../../platform/sql/wide-columns";
import { isUuid } from "../../platform/uuid";
import type { BuilderContext } from "../builder-context";
import { STRATEGY_QUOTA, VERSION_QUOTA } from "../builder-quotas";
import { DeleteInput } from "../delete.input";
import { compareFlows } from "../flow/compare-flows";
import { LogicFlowDiff } from "../flow/logic-flow-diff.type";
import { withTemplateOwner } from "../flow/with-template-owner";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { strategyInstanceById, versionsByInstance } from "../instances/strategy-instance.loaders";
import { listStrategyInstances } from "../instances/strategy-instance.query";
import { StrategyInstanceFilter } from "../instances/strategy-instance-filter.input";
import { StrategyTemplate } from "../strategy-templates/strategy-template.entity";
import { strategyTemplateById } from "../strategy-templates/strategy-template.loaders";
import { createStrategyInstance } from "./create-strategy-instance";
import { deleteStrategyInstance } from "./delete-strategy-instance";
import { restoreStrategyInstance } from "./restore-strategy-instance";
import {
  CreateStrategyInstanceInput,
  RestoreStrategyInstanceInput,
  UpdateStrategyInstanceInput,
} from "./strategy-instance.input";
import { StrategyInstancePayload } from "./strategy-instance-payload.type";
import { updateStrategyInstance } from "./update-strategy-instance";

const StrategyInstanceConnection = feedConnectionOf(StrategyInstance, "StrategyInstance");

@Resolver(() => StrategyInstance)
export class StrategyInstanceResolver {
  @Query(() => StrategyInstance, {
    nullable: true,
    description:
      "A strategy, or an earlier version of one, by id; null when it does not exist or the viewer does not see it.",
  })
  strategyInstance(
    @Arg("id", () => ID, { description: "Id of the strategy or version." }) id: string,
    @Ctx() ctx: BuilderContext,
  ): Promise<StrategyInstance | null> | null {
    return isUuid(id) ? ctx.loaders.get(strategyInstanceById).load(id) : null;
  }

  @Query(() => StrategyInstanceConnection, {
    description: "Strategies that the viewer sees, latest first, without earlier versions.",
  })
  strategyInstances(
    @Arg("filter", () => StrategyInstanceFilter, { nullable: true, description: "Filter of the strategies." })
    filter: StrategyInstanceFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: BuilderContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FeedPage<StrategyInstance>> {
    return readFeedPage(db, info, () => listStrategyInstances(db, viewer, filter, page));
  }

  @Query(() => LogicFlowDiff, {
    nullable: true,
    description:
      "Differences between two strategies or versions, including parameters; null when the viewer does not see both.",
  })
  async logicFlowDiff(
    @Arg("a", () => ID, { description: "Id of the first strategy or version." }) a: string,
    @Arg("b", () => ID, { description: "Id of the second strategy or version." }) b: string,
    @Arg("includeLayout", () => Boolean, {
      defaultValue: false,
      description: "Whether to compare labels and positions as well.",
    })
    includeLayout: boolean,
    @Ctx() ctx: BuilderContext,
  ): Promise<LogicFlowDiff | null> {
    if (!isUuid(a) || !isUuid(b)) return null;
    const loader = ctx.loaders.get(strategyInstanceById);
    const found = await Promise.all([loader.load(a), loader.load(b)]);
    if (found[0] === null || found[1] === null) return null;
    const wide = ctx.loaders.get(wideColumnsOf(StrategyInstance));
    const [before, after] = await Promise.all([wide.load(found[0]), wide.load(found[1])]);
    return compareFlows(
      { flow: this.logicFlow(before), parameters: before.parameters },
      { flow: this.logicFlow(after), parameters: after.parameters },
      includeLayout,
    );
  }

  @FieldResolver()
  logicFlow(@Root() { logicFlow, userId }: StrategyInstance): LogicFlow {
    return withTemplateOwner(logicFlow, userId);
  }

  @FieldResolver(() => StrategyTemplate, {
    nullable: true,
    description: "Template that the strategy was created from; null when there is none.",
  })
  template(
    @Root() { templateId }: StrategyInstance,
    @Ctx() ctx: BuilderContext,
  ): Promise<StrategyTemplate | null> | null {
    return templateId === null ? null : ctx.loaders.get(strategyTemplateById).load(templateId);
  }

  @FieldResolver(() => StrategyInstance, {
    nullable: true,
    description: "Version before this one; null for the first.",
  })
  parentVersion(
    @Root() { parentVersionId }: StrategyInstance,
    @Ctx() ctx: BuilderContext,
  ): Promise<StrategyInstance | null> | null {
    return parentVersionId === null ? null : ctx.loaders.get(strategyInstanceById).load(parentVersionId);
  }

  @FieldResolver(() => StrategyInstanceConnection, { description: "Earlier versions, latest first." })
  versions(
    @Root() { id }: StrategyInstance,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: BuilderContext,
  ): Promise<Connection<StrategyInstance>> {
    return ctx.loaders.get(versionsByInstance).load({ parent: id, args });
  }

  @FieldResolver(() => User, { description: "Owner of the strategy." })
  async owner(@Root() { userId }: StrategyInstance, @Ctx() ctx: BuilderContext): Promise<User | null> {
    return ctx.loaders.get(userById).load(userId);
  }

  @Command(StrategyInstancePayload, { description: "Creates a strategy from a template or a flow, as a DRAFT." })
  createStrategyInstance(
    @Arg("input", () => CreateStrategyInstanceInput, { description: "Strategy to create." })
    input: CreateStrategyInstanceInput,
    @Ctx() ctx: BuilderContext,
  ): Promise<Partial<StrategyInstancePayload>> {
    const { viewer } = ctx;
    return withinQuota(ctx, STRATEGY_QUOTA, viewer.id, (db) => createStrategyInstance(db, viewer, input, ctx));
  }

  @Command(StrategyInstancePayload, {
    description: "Changes a strategy. If its meaning changes, the previous state is kept as a version.",
  })
  updateStrategyInstance(
    @Arg("input", () => UpdateStrategyInstanceInput, { description: "Strategy to change, and its changes." })
    input: UpdateStrategyInstanceInput,
    @Ctx() ctx: BuilderContext,
  ): Promise<Partial<StrategyInstancePayload>> {
    return withinQuota(ctx, VERSION_QUOTA, input.id, (db) => updateStrategyInstance(db, ctx.viewer, input, ctx));
  }

  @Command(StrategyInstancePayload, {
    description: "Restores the flow and parameters of an earlier version, as a new version.",
  })
  restoreStrategyInstance(
    @Arg("input", () => RestoreStrategyInstanceInput, { description: "Version to restore." })
    input: RestoreStrategyInstanceInput,
    @Ctx() ctx: BuilderContext,
  ): Promise<Partial<StrategyInstancePayload>> {
    return withinQuota(ctx, VERSION_QUOTA, input.id, (db) => restoreStrategyInstance(db, ctx.viewer, input));
  }

  @Command(StrategyInstancePayload, { description: "Deletes a strategy and its versions." })
  deleteStrategyInstance(
    @Arg("input", () => DeleteInput, { description: "Strategy to delete." }) input: DeleteInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<StrategyInstancePayload>> {
    return deleteStrategyInstance(db, viewer, input);
  }
}

import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { type Connection, connectionOf } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import { isUuid } from "../../platform/uuid";
import type { BuilderContext } from "../builder-context";
import { StrategyTemplate } from "./strategy-template.entity";
import { strategyTemplateById } from "./strategy-template.loaders";
import { listStrategyTemplates } from "./strategy-template.query";
import { StrategyTemplateFilter } from "./strategy-template-filter.input";

const StrategyTemplateConnection = connectionOf(StrategyTemplate, "StrategyTemplate");

@Resolver()
export class StrategyTemplateResolver {
  @Query(() => StrategyTemplate, {
    nullable: true,
    description: "A strategy template by id; null when it does not exist or the viewer does not see it.",
  })
  strategyTemplate(
    @Arg("id", () => ID, { description: "Id of the template." }) id: string,
    @Ctx() ctx: BuilderContext,
  ): Promise<StrategyTemplate | null> | null {
    return isUuid(id) ? ctx.loaders.get(strategyTemplateById).load(id) : null;
  }

  @Query(() => StrategyTemplateConnection, { description: "Ready-made strategies to start from, by name." })
  strategyTemplates(
    @Arg("filter", () => StrategyTemplateFilter, { nullable: true, description: "Filter of the templates." })
    filter: StrategyTemplateFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Connection<StrategyTemplate>> {
    return listStrategyTemplates(db, viewer, filter, page);
  }
}

import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { User, userById } from "../../identity";
import { Command } from "../../platform/edge/command";
import { type Connection, connectionOf } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import type { BuilderContext } from "../builder-context";
import { DeleteInput } from "../delete.input";
import { createNodeTemplate } from "./create-node-template";
import { deleteNodeTemplate } from "./delete-node-template";
import { NodeTemplate } from "./node-template.entity";
import { CreateNodeTemplateInput, UpdateNodeTemplateInput } from "./node-template.input";
import { findNodeTemplate, listNodeTemplates, popularNodeTemplates } from "./node-template.query";
import { NodeTemplateFilter, NodeTemplateOrder } from "./node-template-filter.input";
import { NodeTemplatePayload } from "./node-template-payload.type";
import { PopularNodeTemplate } from "./popular-node-template.type";
import { updateNodeTemplate } from "./update-node-template";

const NodeTemplateConnection = connectionOf(NodeTemplate, "NodeTemplate");

@Resolver(() => NodeTemplate)
export class NodeTemplateResolver {
  @Query(() => NodeTemplate, { nullable: true, description: "One template; null when there is none that is seen." })
  nodeTemplate(
    @Arg("id", () => ID, { nullable: true, description: "The template's id." }) id: string | null,
    @Arg("name", () => String, { nullable: true, description: "Instead, its name." }) name: string | null,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<NodeTemplate | null> {
    return findNodeTemplate(db, viewer, { id, name });
  }

  @Query(() => NodeTemplateConnection, {
    description:
      "The system's templates and the viewer's own, by name unless ordered: all that an editor's palette needs.",
  })
  nodeTemplates(
    @Arg("filter", () => NodeTemplateFilter, { nullable: true, description: "Which ones." })
    filter: NodeTemplateFilter | null,
    @Arg("orderBy", () => NodeTemplateOrder, { nullable: true, description: "In which order." })
    order: NodeTemplateOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Connection<NodeTemplate>> {
    return listNodeTemplates(db, viewer, filter, order, page);
  }

  @Query(() => [PopularNodeTemplate], { description: "The system's templates that most strategies use." })
  popularNodeTemplates(
    @Arg("first", () => Int, { nullable: true, description: "How many, 1 to 100; 20 when left out." })
    first: number | null,
    @Ctx() { db }: BuilderContext,
  ): Promise<PopularNodeTemplate[]> {
    return popularNodeTemplates(db, first);
  }

  @FieldResolver(() => User, { nullable: true, description: "Whose it is; null for the system's." })
  owner(@Root() { userId }: NodeTemplate, @Ctx() ctx: BuilderContext): Promise<User | null> | null {
    return userId === null ? null : ctx.loaders.get(userById).load(userId);
  }

  @Command(NodeTemplatePayload, { description: "Makes a template of one's own from an expression." })
  createNodeTemplate(
    @Arg("input", () => CreateNodeTemplateInput, { description: "The template." }) input: CreateNodeTemplateInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<NodeTemplatePayload>> {
    return createNodeTemplate(db, viewer, input);
  }

  @Command(NodeTemplatePayload, {
    description:
      "Changes a template of one's own. A new meaning is a new version, of which there are 1,000 at most; saved flows keep theirs.",
  })
  updateNodeTemplate(
    @Arg("input", () => UpdateNodeTemplateInput, { description: "The changes." }) input: UpdateNodeTemplateInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<NodeTemplatePayload>> {
    return updateNodeTemplate(db, viewer, input);
  }

  @Command(NodeTemplatePayload, {
    description:
      "Deletes a template of one's own. TEMPLATE_IN_USE names the strategies that have it; former versions, code and runs that are pinned to it keep their meaning.",
  })
  deleteNodeTemplate(
    @Arg("input", () => DeleteInput, { description: "Which template." }) input: DeleteInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<NodeTemplatePayload>> {
    return deleteNodeTemplate(db, viewer, input);
  }
}

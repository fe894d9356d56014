import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { User, userById } from "../../../identity";
import { Command } from "../../../platform/edge/command";
import { type Connection, connectionOf } from "../../../platform/paging/connection.type";
import { PageArgs } from "../../../platform/paging/page-args.type";
import type { BuilderContext } from "../../builder-context";
import { DeleteInput } from "../../delete.input";
import { NodeTemplate } from "../node-template.entity";
import {
  BY_NAME,
  findNodeTemplate,
  listNodeTemplates,
  MOST_POPULAR,
  popularNodeTemplates,
} from "../node-template.query";
import { NodeTemplateFilter, NodeTemplateOrder } from "../node-template-filter.input";
import { PopularNodeTemplate } from "../popular-node-template.type";
import { createNodeTemplate } from "./create-node-template";
import { deleteNodeTemplate } from "./delete-node-template";
import { CreateNodeTemplateInput, UpdateNodeTemplateInput } from "./node-template.input";
import { NodeTemplatePayload } from "./node-template-payload.type";
import { updateNodeTemplate } from "./update-node-template";

const NodeTemplateConnection = connectionOf(NodeTemplate, "NodeTemplate");

@Resolver(() => NodeTemplate)
export class NodeTemplateResolver {
  @Query(() => NodeTemplate, {
    nullable: true,
    description: "A node template by id or by name; null when it does not exist or the viewer does not see it.",
  })
  nodeTemplate(
    @Arg("id", () => ID, { nullable: true, description: "Id of the template; provide either this or `name`." }) id:
      | string
      | null,
    @Arg("name", () => String, {
      nullable: true,
      description: "Name of a system template or of the viewer's own; provide either this or `id`.",
    })
    name: string | null,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<NodeTemplate | null> {
    return findNodeTemplate(db, viewer, { id, name });
  }

  @Query(() => NodeTemplateConnection, {
    description:
      "Node templates that the viewer sees, by default ordered by name: everything that an editor's palette needs.",
  })
  nodeTemplates(
    @Arg("filter", () => NodeTemplateFilter, { nullable: true, description: "Filter of the templates." })
    filter: NodeTemplateFilter | null,
    @Arg("orderBy", () => NodeTemplateOrder, {
      nullable: true,
      defaultValue: BY_NAME,
      description: "Order of the templates.",
    })
    order: NodeTemplateOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Connection<NodeTemplate>> {
    return listNodeTemplates(db, viewer, filter, order, page);
  }

  @Query(() => [PopularNodeTemplate], { description: "System templates used by the most strategies, most used first." })
  popularNodeTemplates(
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: MOST_POPULAR,
      description: "Maximum number of templates, 1 to 100; otherwise OUT_OF_RANGE.",
    })
    first: number | null,
    @Ctx() { db }: BuilderContext,
  ): Promise<PopularNodeTemplate[]> {
    return popularNodeTemplates(db, first);
  }

  @FieldResolver(() => User, { nullable: true, description: "Owner of the template; null for system templates." })
  owner(@Root() { userId }: NodeTemplate, @Ctx() ctx: BuilderContext): Promise<User | null> | null {
    return userId === null ? null : ctx.loaders.get(userById).load(userId);
  }

  @Command(NodeTemplatePayload, { description: "Creates a template of the viewer from an expression." })
  createNodeTemplate(
    @Arg("input", () => CreateNodeTemplateInput, { description: "Template to create." }) input: CreateNodeTemplateInput,
    @Ctx() { db, viewer, cipher }: BuilderContext,
  ): Promise<Partial<NodeTemplatePayload>> {
    return createNodeTemplate(db, viewer, input, cipher);
  }

  @Command(NodeTemplatePayload, {
    description:
      "Changes a user's template. A change of its meaning creates a new version, of at most 1,000; saved flows keep theirs.",
  })
  updateNodeTemplate(
    @Arg("input", () => UpdateNodeTemplateInput, { description: "Template to change, and its changes." })
    input: UpdateNodeTemplateInput,
    @Ctx() { db, viewer, cipher }: BuilderContext,
  ): Promise<Partial<NodeTemplatePayload>> {
    return updateNodeTemplate(db, viewer, input, cipher);
  }

  @Command(NodeTemplatePayload, {
    description:
      "Deletes a user's template. TEMPLATE_IN_USE, naming the strategies, if any use it. Earlier versions of strategies, generated code and runs keep their pinned version.",
  })
  deleteNodeTemplate(
    @Arg("input", () => DeleteInput, { description: "Template to delete." }) input: DeleteInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<NodeTemplatePayload>> {
    return deleteNodeTemplate(db, viewer, input);
  }
}

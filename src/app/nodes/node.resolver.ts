import type DataLoader from "dataloader";
import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { type BuilderContext, builderNodeLoaders } from "../../builder";
import type { LoaderFactory } from "../../platform/loaders";
import { Node } from "../../platform/node.type";
import { isUuid } from "../../platform/uuid";
import { type RunsContext, runNodeLoaders } from "../../runs";
import { MAX_NODES, NodesArgs } from "./nodes.args";

type NodeContext = RunsContext & BuilderContext;

/** The loaders by id of all types that are nodes; each applies the visibility of its type. */
const LOADERS = [...runNodeLoaders, ...builderNodeLoaders] as readonly LoaderFactory<
  unknown,
  DataLoader<string, Node | null>
>[];

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      "An object by its id, whatever its type: a run, strategy, template, session, generation of code or quick test. Null if it does not exist or the viewer cannot see it.",
  })
  node(
    @Arg("id", () => ID, { description: "UUID of the object." }) id: string,
    @Ctx() ctx: NodeContext,
  ): Promise<Node | null> {
    return findNode(ctx, id);
  }

  @Query(() => [Node], {
    // The objects may be null, the list is not.
    nullable: "items",
    description: `Objects by their ids, in the order of the ids; null for each that does not exist or that the viewer cannot see. At most ${MAX_NODES} ids.`,
  })
  nodes(@Args(() => NodesArgs) { ids }: NodesArgs, @Ctx() ctx: NodeContext): Promise<(Node | null)[]> {
    return Promise.all(ids.map((id) => findNode(ctx, id)));
  }
}

/** Asks all types at once: one statement for each type, however many ids are asked for. */
async function findNode({ loaders }: NodeContext, id: string): Promise<Node | null> {
  if (!isUuid(id)) return null;
  const found = await Promise.all(LOADERS.map((loader) => loaders.get(loader).load(id.toLowerCase())));
  return found.find((object) => object !== null) ?? null;
}

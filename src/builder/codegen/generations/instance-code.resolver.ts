import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Connection } from "../../../platform/paging/connection.type";
import { PageArgs } from "../../../platform/paging/page-args.type";
import type { BuilderContext } from "../../builder-context";
import { StrategyInstance } from "../../instances/strategy-instance.entity";
import { CodeGeneration } from "./code-generation.entity";
import { codeGenerationsByInstance, latestCodeGenerationByInstance } from "./code-generation.loaders";
import { CodeGenerationConnection } from "./code-generation-connection.type";

@Resolver(() => StrategyInstance)
export class InstanceCodeResolver {
  @FieldResolver(() => CodeGeneration, {
    nullable: true,
    description: "Code that was generated last, new or again; null when there is none.",
  })
  latestCodeGeneration(@Root() { id }: StrategyInstance, @Ctx() ctx: BuilderContext): Promise<CodeGeneration | null> {
    return ctx.loaders.get(latestCodeGenerationByInstance).load(id);
  }

  @FieldResolver(() => CodeGenerationConnection, { description: "Code generated from the strategy, newest first." })
  codeGenerations(
    @Root() { id }: StrategyInstance,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: BuilderContext,
  ): Promise<Connection<CodeGeneration>> {
    return ctx.loaders.get(codeGenerationsByInstance).load({ parent: id, args });
  }
}

import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { BuilderContext } from "../../builder-context";
import { StrategyInstance } from "../../instances/strategy-instance.entity";
import { BuilderSession } from "../draft/builder-session.entity";
import { activeSessionByInstance } from "../draft/builder-session.loaders";

@Resolver(() => StrategyInstance)
export class InstanceSessionResolver {
  @FieldResolver(() => BuilderSession, {
    nullable: true,
    description: "The viewer's active session of the strategy; null when there is none.",
  })
  activeSession(@Root() { id }: StrategyInstance, @Ctx() ctx: BuilderContext): Promise<BuilderSession | null> {
    return ctx.loaders.get(activeSessionByInstance).load(id);
  }
}

import { GraphQLJSONObject } from "graphql-scalars";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { User, userById } from "../../../identity";
import type { BuilderContext } from "../../builder-context";
import { LogicFlowType } from "../../flow/logic-flow.type";
import type { NodeParameters } from "../../flow/node-parameters";
import { maskFlow, maskParameters } from "../../secrets/draft-values";
import { BuilderSessionAccess } from "../draft/builder-session-access.entity";
import { BuilderSessionRevision } from "../draft/builder-session-revision.entity";

@Resolver(() => BuilderSessionRevision)
export class BuilderSessionRevisionResolver {
  @FieldResolver(() => LogicFlowType, { description: "Flow of the draft, with sensitive values masked." })
  draftLogicFlow(@Root() { draftLogicFlow }: BuilderSessionRevision): LogicFlow {
    return maskFlow(draftLogicFlow);
  }

  @FieldResolver(() => GraphQLJSONObject, {
    description: "Parameters of the draft by node id, with sensitive values masked.",
  })
  draftParameters(@Root() { draftParameters }: BuilderSessionRevision): NodeParameters {
    return maskParameters(draftParameters);
  }
}

@Resolver(() => BuilderSessionAccess)
export class BuilderSessionAccessResolver {
  @FieldResolver(() => User, { description: "User who accessed the session." })
  user(@Root() { userId }: BuilderSessionAccess, @Ctx() ctx: BuilderContext): Promise<User | null> {
    return ctx.loaders.get(userById).load(userId);
  }
}

import { GraphQLJSONObject } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { flowHash } from "../../engine/flow/flow-hash";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { systemCatalogue } from "../../engine/nodes/catalogue";
import type { BuilderContext } from "../builder-context";
import { ownTemplateVersionByName } from "../node-templates/node-template.loaders";
import { applyParameters } from "./apply-parameters";
import { LogicFlowInput } from "./logic-flow.input";
import { FlowNodeType, LogicFlowType } from "./logic-flow.type";
import { LogicFlowValidation } from "./logic-flow-validation.type";
import type { NodeParameters } from "./node-parameters";
import { readFlow } from "./read-flow";
import { validateLogicFlow } from "./validate-logic-flow";

@Resolver(() => LogicFlowType)
export class LogicFlowResolver {
  @Query(() => LogicFlowValidation, {
    description: "Checks a flow wholly: all that is wrong at once, what it does, and how many bars it needs before.",
  })
  validateLogicFlow(
    @Arg("flow", () => LogicFlowInput, { description: "The flow." }) flow: LogicFlowInput,
    @Arg("parameters", () => GraphQLJSONObject, {
      nullable: true,
      description: "Parameters by node id, which win over those in the flow.",
    })
    parameters: NodeParameters | null,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<LogicFlowValidation> {
    return validateLogicFlow(db, viewer, applyParameters(readFlow(flow), parameters ?? {}));
  }

  @FieldResolver(() => String, {
    description: "SHA-256, in hex, of what the flow means: order, labels and places do not change it.",
  })
  hash(@Root() flow: LogicFlow): string {
    return flowHash(flow);
  }
}

@Resolver(() => FlowNodeType)
export class FlowNodeResolver {
  @FieldResolver(() => Boolean, { description: "Is there a newer version of the template than the pinned one?" })
  async upgradeAvailable(
    @Root() { template, templateVersion }: FlowNodeType,
    @Ctx() ctx: BuilderContext,
  ): Promise<boolean> {
    if (templateVersion == null) return false;
    const current =
      systemCatalogue.find(template)?.version ?? (await ctx.loaders.get(ownTemplateVersionByName).load(template));
    return current !== null && current !== templateVersion;
  }
}

import { GraphQLJSONObject } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { systemCatalogue } from "../../engine/catalogue";
import { flowHash } from "../../engine/flow/flow-hash";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { BuilderContext } from "../builder-context";
import { LogicFlowInput } from "../flow/logic-flow.input";
import { FlowNodeType, LogicFlowType } from "../flow/logic-flow.type";
import { LogicFlowValidation } from "../flow/logic-flow-validation.type";
import type { NodeParameters } from "../flow/node-parameters";
import { readFlow } from "../flow/read-flow";
import { ownTemplateVersion } from "../node-templates/node-template.loaders";
import { validateLogicFlow } from "./validate-logic-flow";

@Resolver(() => LogicFlowType)
export class LogicFlowResolver {
  @Query(() => LogicFlowValidation, {
    description:
      "Validates a flow without saving it. Returns all problems at once, what the flow does, and how many bars it needs before its first signal.",
  })
  validateLogicFlow(
    @Arg("flow", () => LogicFlowInput, { description: "Flow to validate." }) flow: LogicFlowInput,
    @Arg("parameters", () => GraphQLJSONObject, {
      nullable: true,
      description: "Parameters by node id, which override those in the flow.",
    })
    parameters: NodeParameters | null,
    @Arg("instanceId", () => ID, {
      nullable: true,
      description:
        "Strategy whose active session of the viewer provides the values of masked parameters; null for a strategy that is not saved yet.",
    })
    instanceId: string | null,
    @Ctx() ctx: BuilderContext,
  ): Promise<LogicFlowValidation> {
    const draft = { flow: readFlow(flow), parameters: parameters ?? {} };
    return validateLogicFlow(ctx.db, ctx.viewer, ctx, draft, instanceId);
  }

  @FieldResolver(() => String, {
    description:
      "SHA-256 of the meaning of the flow, as 64 hexadecimal digits; the order of nodes, labels and positions do not change it.",
  })
  hash(@Root() flow: LogicFlow): string {
    return flowHash(flow);
  }
}

@Resolver(() => FlowNodeType)
export class FlowNodeResolver {
  @FieldResolver(() => Boolean, {
    description: "Whether the current version of the template differs from the one the node is pinned to.",
  })
  upgradeAvailable(
    @Root() { template: name, templateVersion, ownerId }: FlowNodeType,
    @Ctx() { loaders, viewer }: BuilderContext,
  ): Promise<boolean> | boolean {
    if (templateVersion == null) return false;
    // No promise for system templates: a page may contain thousands of nodes.
    const system = systemCatalogue.find(name);
    if (system !== undefined) return system.version !== templateVersion;
    const current = loaders.get(ownTemplateVersion).load({ ownerId: ownerId ?? viewer.id, name });
    return current.then((version) => version !== null && version !== templateVersion);
  }
}

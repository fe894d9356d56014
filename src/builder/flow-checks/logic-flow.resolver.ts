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
    description: "Checks a flow wholly: all that is wrong at once, what it does, and how many bars it needs before.",
  })
  validateLogicFlow(
    @Arg("flow", () => LogicFlowInput, { description: "The flow." }) flow: LogicFlowInput,
    @Arg("parameters", () => GraphQLJSONObject, {
      nullable: true,
      description: "Parameters by node id, which win over those in the flow.",
    })
    parameters: NodeParameters | null,
    @Arg("instanceId", () => ID, {
      nullable: true,
      description:
        "The strategy in whose active session of the viewer's a sensitive value stands that is sent as its mask; null for one that is not saved yet.",
    })
    instanceId: string | null,
    @Ctx() { db, viewer, cipher }: BuilderContext,
  ): Promise<LogicFlowValidation> {
    const drawn = { flow: readFlow(flow), parameters: parameters ?? {} };
    return validateLogicFlow(db, viewer, cipher, drawn, instanceId);
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
  upgradeAvailable(
    @Root() { template: name, templateVersion, ownerId }: FlowNodeType,
    @Ctx() { loaders, viewer }: BuilderContext,
  ): Promise<boolean> | boolean {
    if (templateVersion == null) return false;
    // Without a promise for each of thousands of nodes.
    const system = systemCatalogue.find(name);
    if (system !== undefined) return system.version !== templateVersion;
    const current = loaders.get(ownTemplateVersion).load({ ownerId: ownerId ?? viewer.id, name });
    return current.then((version) => version !== null && version !== templateVersion);
  }
}

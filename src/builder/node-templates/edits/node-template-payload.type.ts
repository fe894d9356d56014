import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../../platform/edge/mutation-payload.type";
import { NodeTemplate } from "../node-template.entity";

@ObjectType({ simpleResolvers: true, description: "Result of creating, changing or deleting a node template." })
export class NodeTemplatePayload extends MutationPayload {
  @Field(() => NodeTemplate, {
    nullable: true,
    description: "The template; null when it was not found or not created.",
  })
  nodeTemplate: NodeTemplate | null = null;
}

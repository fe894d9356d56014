import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../platform/edge/mutation-payload.type";
import { NodeTemplate } from "./node-template.entity";

@ObjectType({ simpleResolvers: true, description: "A node template after it was made, changed or deleted." })
export class NodeTemplatePayload extends MutationPayload {
  @Field(() => NodeTemplate, { nullable: true, description: "The template." })
  nodeTemplate: NodeTemplate | null = null;
}

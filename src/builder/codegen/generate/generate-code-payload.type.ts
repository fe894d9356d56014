import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../../platform/edge/mutation-payload.type";
import { CodeGeneration } from "../generations/code-generation.entity";

@ObjectType({ simpleResolvers: true, description: "Generated code, or why there is none." })
export class GenerateCodePayload extends MutationPayload {
  @Field(() => CodeGeneration, { nullable: true, description: "The code, whatever its validation has found." })
  codeGeneration: CodeGeneration | null = null;

  @Field(() => Boolean, { description: "Was the same code generated for this strategy before?" })
  wasDeduplicated = false;
}

import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../../platform/edge/mutation-payload.type";
import { CodeGeneration } from "../generations/code-generation.entity";

@ObjectType({ simpleResolvers: true, description: "Result of generating code." })
export class GenerateCodePayload extends MutationPayload {
  @Field(() => CodeGeneration, {
    nullable: true,
    description: "Generated code, valid or not; null when the request was refused.",
  })
  codeGeneration: CodeGeneration | null = null;

  @Field(() => Boolean, { description: "Whether the same code had already been generated for this strategy." })
  wasDeduplicated = false;
}

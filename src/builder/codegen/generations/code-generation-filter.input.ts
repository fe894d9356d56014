import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { ValidationStatus } from "./validation-status.enum";

@InputType({ description: "Which generations; every condition that is given must hold." })
export class CodeGenerationFilter {
  @Field(() => ID, { nullable: true, description: "Of this strategy." })
  instanceId?: string | null;

  @Field(() => String, { nullable: true, description: "With exactly this code, by its hash." })
  codeHash?: string | null;

  @Field(() => [ValidationStatus], { nullable: true, description: "With one of these findings." })
  validationStatusIn?: ValidationStatus[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Generated at this instant or later." })
  createdAfter?: Date | null;
}

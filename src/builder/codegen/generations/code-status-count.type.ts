import { Field, Int, ObjectType } from "type-graphql";
import { ValidationStatus } from "./validation-status.enum";

@ObjectType({ simpleResolvers: true, description: "How many generations the validation found so." })
export class CodeStatusCount {
  @Field(() => ValidationStatus, { description: "What was found." })
  status!: ValidationStatus;

  @Field(() => Int, { description: "Generations." })
  count!: number;
}

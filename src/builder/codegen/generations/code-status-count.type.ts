import { Field, Int, ObjectType } from "type-graphql";
import { ValidationStatus } from "./validation-status.enum";

@ObjectType({ simpleResolvers: true, description: "Number of generations with a validation status." })
export class CodeStatusCount {
  @Field(() => ValidationStatus, { description: "Validation status." })
  status!: ValidationStatus;

  @Field(() => Int, { description: "Number of generations with this status." })
  count!: number;
}

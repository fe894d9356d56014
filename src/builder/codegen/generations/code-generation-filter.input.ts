import { Field, ID, InputType } from "type-graphql";
import { DateTimeScalar } from "../../../platform/date-time.scalar";
import { ValidationStatus } from "./validation-status.enum";

@InputType({ description: "Filter of generations; all given conditions must match." })
export class CodeGenerationFilter {
  @Field(() => ID, { nullable: true, description: "Only generations of this strategy." })
  instanceId?: string | null;

  @Field(() => String, { nullable: true, description: "Only generations with this SHA-256 of the code." })
  codeHash?: string | null;

  @Field(() => [ValidationStatus], { nullable: true, description: "Only generations with one of these statuses." })
  validationStatusIn?: ValidationStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Only generations that were created or changed since this `changeCursor` of an earlier answer; others may be returned too.",
  })
  changedSince?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Only generations first generated at or after this time. To follow them, use `changedSince`.",
  })
  createdAfter?: Date | null;
}

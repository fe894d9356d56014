import { Field, ObjectType } from "type-graphql";
import { ErrorCode } from "../error-code.enum";

@ObjectType({
  simpleResolvers: true,
  description: "One thing that the caller did wrong. A mutation that answers any has written nothing.",
})
export class UserError {
  @Field(() => ErrorCode, { description: "The reason, from a closed list." })
  code!: ErrorCode;

  @Field(() => [String], {
    nullable: true,
    description: "Path to the value that is wrong, list positions included; null when it is about no single value.",
  })
  field!: readonly string[] | null;

  @Field(() => String, { description: "A sentence for people. Its wording may change; `code` does not." })
  message!: string;
}

import { Field, ObjectType } from "type-graphql";
import { ErrorCode } from "../error-code.enum";

@ObjectType({
  simpleResolvers: true,
  description: "One problem with a mutation's input. A mutation that returns any user error has changed nothing.",
})
export class UserError {
  @Field(() => ErrorCode, { description: "Machine-readable reason, from a closed list." })
  code!: ErrorCode;

  @Field(() => [String], {
    nullable: true,
    description:
      'Path to the invalid value, such as `["input", "entries", "3", "ticker"]`; list positions start at 0. Null if ' +
      "the problem does not concern a single value.",
  })
  field!: readonly string[] | null;

  @Field(() => String, { description: "Human-readable sentence. Its wording may change; rely on `code` instead." })
  message!: string;
}

import { Field, ID, Int, ObjectType } from "type-graphql";
import { ErrorCode } from "../../platform/error-code.enum";
import { Severity } from "./severity.enum";

@ObjectType({ simpleResolvers: true, description: "A problem found in a flow or in code." })
export class Diagnostic {
  @Field(() => Severity, { description: "Severity of the problem." })
  severity!: Severity;

  @Field(() => ErrorCode, { nullable: true, description: "Error code; null when the problem has a `rule` instead." })
  code!: ErrorCode | null;

  @Field(() => String, {
    nullable: true,
    description: "Name of the rule that found the problem, such as `unreachable-node`; null when it has a `code`.",
  })
  rule!: string | null;

  @Field(() => String, { description: "What is wrong, as a sentence." })
  message!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the node with the problem; null when it is not about one node.",
  })
  nodeId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Name of the node's port with the problem; null when it is not about a port.",
  })
  port!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Name of the node's parameter with the problem; null when it is not about a parameter.",
  })
  param!: string | null;

  @Field(() => Int, { nullable: true, description: "Line in the code, starting at 1; null for a flow." })
  line!: number | null;

  @Field(() => Int, { nullable: true, description: "Column in the line, starting at 1; null for a flow." })
  column!: number | null;
}

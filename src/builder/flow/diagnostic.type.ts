import { Field, ID, Int, ObjectType } from "type-graphql";
import { ErrorCode } from "../../platform/error-code.enum";
import { Severity } from "./severity.enum";

@ObjectType({ simpleResolvers: true, description: "One thing that a check has found in a flow or in code." })
export class Diagnostic {
  @Field(() => Severity, { description: "How much it matters." })
  severity!: Severity;

  @Field(() => ErrorCode, { nullable: true, description: "The error's code, where the closed list has one." })
  code!: ErrorCode | null;

  @Field(() => String, { nullable: true, description: "The check's own name, such as `unreachable-node`." })
  rule!: string | null;

  @Field(() => String, { description: "What is wrong, in a sentence." })
  message!: string;

  @Field(() => ID, { nullable: true, description: "The node it is about." })
  nodeId!: string | null;

  @Field(() => String, { nullable: true, description: "The node's port it is about." })
  port!: string | null;

  @Field(() => String, { nullable: true, description: "The node's parameter it is about." })
  param!: string | null;

  @Field(() => Int, { nullable: true, description: "Line in the code, from 1." })
  line!: number | null;

  @Field(() => Int, { nullable: true, description: "Column in the line, from 1." })
  column!: number | null;
}

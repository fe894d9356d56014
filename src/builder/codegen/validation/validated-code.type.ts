import { Field, ObjectType } from "type-graphql";
import { CodeValidation } from "../generations/code-validation.type";
import { ValidationStatus } from "../generations/validation-status.enum";
import { FunctionComplexity } from "./function-complexity.type";

@ObjectType({
  simpleResolvers: true,
  description: "Result of validating Python code; nothing is stored.",
})
export class ValidatedCode {
  @Field(() => ValidationStatus, {
    description: "Status of the first check that failed: syntax, security, then the dry run; VALID if none did.",
  })
  status!: ValidationStatus;

  @Field(() => CodeValidation, { description: "Details of the validation." })
  validation!: CodeValidation;

  @Field(() => [FunctionComplexity], {
    description: "McCabe complexity of each function, in the order of the code; at most 1,000.",
  })
  complexityByFunction!: readonly FunctionComplexity[];

  @Field(() => Boolean, {
    description:
      "Whether the code was run over sample bars: it is if it breaks no rule and defines `generate_signals` at its top level.",
  })
  hasRun!: boolean;
}

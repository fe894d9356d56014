import { Field, ObjectType } from "type-graphql";
import { CodeValidation } from "../generations/code-validation.type";
import { ValidationStatus } from "../generations/validation-status.enum";
import { FunctionComplexity } from "./function-complexity.type";

@ObjectType({
  simpleResolvers: true,
  description: "What the validation of pasted Python has found; nothing is stored.",
})
export class ValidatedCode {
  @Field(() => ValidationStatus, { description: "The worst of it: syntax before security before running." })
  status!: ValidationStatus;

  @Field(() => CodeValidation, { description: "The findings." })
  validation!: CodeValidation;

  @Field(() => [FunctionComplexity], {
    description: "McCabe complexity of each function in the order of the code; the first 1,000.",
  })
  complexityByFunction!: readonly FunctionComplexity[];

  @Field(() => Boolean, {
    description:
      "Was it run over sample bars? It is when it breaks no rule and its top level has a `generate_signals`.",
  })
  hasRun!: boolean;
}

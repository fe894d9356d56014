import { Field, Int, ObjectType } from "type-graphql";
import { Diagnostic } from "../../flow/diagnostic.type";

@ObjectType({ simpleResolvers: true, description: "What the validation of generated code has found." })
export class CodeValidation {
  @Field(() => [Diagnostic], { description: "Why it does not parse." })
  syntaxErrors!: Diagnostic[];

  @Field(() => [Diagnostic], { description: "What it uses and may not." })
  securityWarnings!: Diagnostic[];

  @Field(() => [Diagnostic], { description: "What works but is untidy." })
  lintWarnings!: Diagnostic[];

  @Field(() => [Diagnostic], { description: "What went wrong when it was run." })
  runtimeErrors!: Diagnostic[];

  @Field(() => [String], { description: "Modules that it imports; the first 100." })
  importsUsed!: string[];

  @Field(() => [String], { description: "Modules that it imports and may not; the first 100." })
  forbiddenImports!: string[];

  @Field(() => Int, { description: "Highest McCabe complexity of its functions." })
  complexityScore!: number;

  @Field(() => Int, { description: "Lines of the code." })
  lineCount!: number;
}

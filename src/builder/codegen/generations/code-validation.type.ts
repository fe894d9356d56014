import { Field, Int, ObjectType } from "type-graphql";
import { Diagnostic } from "../../flow/diagnostic.type";

@ObjectType({ simpleResolvers: true, description: "Details of the validation of Python code." })
export class CodeValidation {
  @Field(() => [Diagnostic], { description: "Syntax errors. Code that has one is not run." })
  syntaxErrors!: Diagnostic[];

  @Field(() => [Diagnostic], { description: "Broken security rules. Code that breaks one is not run." })
  securityWarnings!: Diagnostic[];

  @Field(() => [Diagnostic], { description: "Lint warnings." })
  lintWarnings!: Diagnostic[];

  @Field(() => [Diagnostic], {
    description: "Errors of the dry run, or the warning that the code is too slow to prove (`too-slow-to-prove`).",
  })
  runtimeErrors!: Diagnostic[];

  @Field(() => [String], { description: "Names of the imported modules; at most 100." })
  importsUsed!: string[];

  @Field(() => [String], { description: "Names of the imported modules that are not allowed; at most 100." })
  forbiddenImports!: string[];

  @Field(() => Int, { description: "Highest McCabe complexity of its functions; 0 when the code cannot be parsed." })
  complexityScore!: number;

  @Field(() => Int, { description: "Number of lines of the code." })
  lineCount!: number;
}

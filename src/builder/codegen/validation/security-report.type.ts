import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "A security rule for Python code, covered by tests that try to break it.",
})
export class SecurityRule {
  @Field(() => ID, { description: "Id of the rule, as in `rule` of diagnostics." })
  id!: string;

  @Field(() => String, { description: "Short title of the rule." })
  title!: string;

  @Field(() => String, { description: "What the rule forbids, and why." })
  description!: string;

  @Field(() => [String], { description: "Examples of code that the rule refuses; longer ones are cut." })
  examplesBlocked!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: "The security rules for Python code." })
export class SecurityReport {
  @Field(() => [SecurityRule], { description: "All rules that are enforced." })
  rules!: readonly SecurityRule[];
}

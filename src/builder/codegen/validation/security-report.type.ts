import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({
  simpleResolvers: true,
  description: "One rule that code must keep; each has tests that try to break it.",
})
export class SecurityRule {
  @Field(() => ID, { description: "The `rule` of diagnostics." })
  id!: string;

  @Field(() => String, { description: "Title." })
  title!: string;

  @Field(() => String, { description: "What it forbids, and why." })
  description!: string;

  @Field(() => [String], { description: "Code that it refuses." })
  examplesBlocked!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: "Exactly the rules that are enforced, no more and no less." })
export class SecurityReport {
  @Field(() => [SecurityRule], { description: "The rules." })
  rules!: readonly SecurityRule[];
}

import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Filter of sessions; all given conditions must match." })
export class BuilderSessionFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: "True for active sessions only, false for closed and expired ones only.",
  })
  isActive?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Only sessions of this strategy." })
  instanceId?: string | null;
}

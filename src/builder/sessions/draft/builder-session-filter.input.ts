import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Which sessions; every condition that is given must hold." })
export class BuilderSessionFilter {
  @Field(() => Boolean, { nullable: true, description: "Active ones, or those that were closed or have expired." })
  isActive?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Of this strategy." })
  instanceId?: string | null;
}

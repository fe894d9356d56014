import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { QuickTestStatus } from "./quick-test-status.enum";

@InputType({ description: "Which quick tests; every condition that is given must hold." })
export class QuickTestFilter {
  @Field(() => ID, { nullable: true, description: "Of this strategy." })
  instanceId?: string | null;

  @Field(() => [QuickTestStatus], { nullable: true, description: "In one of these statuses." })
  statusIn?: QuickTestStatus[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Asked for at this instant or later." })
  createdAfter?: Date | null;
}

import { Field, ID, InputType } from "type-graphql";
import { DateTimeScalar } from "../../platform/date-time.scalar";
import { QuickTestStatus } from "./quick-test-status.enum";

@InputType({ description: "Filter of quick tests; all given conditions must match." })
export class QuickTestFilter {
  @Field(() => ID, { nullable: true, description: "Only quick tests of this strategy." })
  instanceId?: string | null;

  @Field(() => [QuickTestStatus], { nullable: true, description: "Only quick tests in one of these statuses." })
  statusIn?: QuickTestStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Only quick tests that were created or changed since this `changeCursor` of an earlier answer; others may be returned too.",
  })
  changedSince?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Only quick tests requested at or after this time. To follow them, use `changedSince`.",
  })
  createdAfter?: Date | null;
}

import { IsOptional, MaxLength } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { DateTimeScalar } from "../../platform/date-time.scalar";
import { StrategyStatus } from "./strategy-status.enum";

@InputType({ description: "Filter of strategies; all given conditions must match." })
export class StrategyInstanceFilter {
  @Field(() => [StrategyStatus], { nullable: true, description: "Only strategies in one of these statuses." })
  statusIn?: StrategyStatus[] | null;

  @Field(() => ID, { nullable: true, description: "Only strategies created from this strategy template." })
  templateId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Only strategies whose name contains this text, ignoring case; at most 200 characters.",
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Only strategies that were created or changed since this `changeCursor` of an earlier answer; others may be returned too.",
  })
  changedSince?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Only strategies changed at or after this time. To follow them, use `changedSince`.",
  })
  updatedAfter?: Date | null;
}

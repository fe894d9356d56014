import { IsOptional, MaxLength } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { StrategyStatus } from "./strategy-status.enum";

@InputType({ description: "Which strategies; every condition that is given must hold." })
export class StrategyInstanceFilter {
  @Field(() => [StrategyStatus], { nullable: true, description: "In one of these statuses." })
  statusIn?: StrategyStatus[] | null;

  @Field(() => ID, { nullable: true, description: "Made from this strategy template." })
  templateId?: string | null;

  @Field(() => String, { nullable: true, description: "With this text in the name, in any case." })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Changed at this instant or later." })
  updatedAfter?: Date | null;
}

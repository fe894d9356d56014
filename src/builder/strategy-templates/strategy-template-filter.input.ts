import { IsOptional, MaxLength } from "class-validator";
import { Field, InputType } from "type-graphql";

@InputType({ description: "Which strategy templates; every condition that is given must hold." })
export class StrategyTemplateFilter {
  @Field(() => [String], { nullable: true, description: "In one of these categories." })
  categoryIn?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "The system's own, or users'." })
  isSystemTemplate?: boolean | null;

  @Field(() => String, { nullable: true, description: "With this text in the name or the description, in any case." })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
}

import { IsOptional, MaxLength } from "class-validator";
import { Field, InputType } from "type-graphql";

@InputType({ description: "Filter of strategy templates; all given conditions must match." })
export class StrategyTemplateFilter {
  @Field(() => [String], { nullable: true, description: "Only templates in one of these categories." })
  categoryIn?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True for system templates only, false for users' templates only.",
  })
  isSystemTemplate?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "Only templates whose name or description contains this text, ignoring case; at most 200 characters.",
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
}

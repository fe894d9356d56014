import { IsOptional } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";
import { AtMost } from "../../platform/edge/list-limits";

@InputType({ description: "Which symbols; every condition that is given must hold." })
export class SymbolFilter {
  @Field(() => [ID], { nullable: true, description: "One of these; at most 500." })
  @IsOptional()
  @AtMost(500)
  symbolIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these types, such as `equity`." })
  assetTypeIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "In one of these sectors." })
  sectorIn?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Kept up, or no longer." })
  isActive?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: "Whose last bar is older than this day, or that have none." })
  pricesOlderThan?: string | null;
}

import { IsOptional } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";
import { AtMost } from "../../platform/edge/list-limits";

@InputType({
  description: "Filter for symbols. All conditions must match; an omitted or null condition matches every symbol.",
})
export class SymbolFilter {
  @Field(() => [ID], { nullable: true, description: "Match these symbols, in any case; the maximum is 500." })
  @IsOptional()
  @AtMost(500)
  symbolIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Match symbols of these asset types, such as `equity`." })
  assetTypeIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Match symbols in these sectors." })
  sectorIn?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Match symbols that are active (true) or inactive (false)." })
  isActive?: boolean | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Match symbols whose last bar is before this day, and symbols without bars.",
  })
  pricesOlderThan?: string | null;
}

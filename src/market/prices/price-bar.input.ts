import { ArrayMinSize, IsOptional, Length, Min, ValidateNested } from "class-validator";
import { GraphQLSafeInt } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";
import { DecimalScalar } from "../../platform/decimal.scalar";
import { AtMost } from "../../platform/edge/list-limits";

export const MAX_BARS = 10_000;

@InputType({ description: "One trading day of one symbol, adjusted for splits and dividends." })
export class PriceBarInput {
  @Field(() => ID, { description: "The symbol; trimmed and upper-cased." })
  symbol!: string;

  @Field(() => DateScalar, { description: "The trading day, from 1800-01-01 to tomorrow (UTC)." })
  date!: string;

  @Field(() => DecimalScalar, { nullable: true, description: "First price of the day, in the symbol's currency." })
  open?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: "Highest price of the day." })
  high?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: "Lowest price of the day." })
  low?: string | null;

  @Field(() => DecimalScalar, { description: "Last price of the day." })
  close!: string;

  @Field(() => GraphQLSafeInt, { nullable: true, description: "Shares or contracts traded, 0 or more." })
  @IsOptional()
  @Min(0)
  volume?: number | null;
}

@InputType({ description: "Bars to write." })
export class UpsertPriceBarsInput {
  @Field(() => [PriceBarInput], { description: `1 to ${MAX_BARS} bars; no symbol and date twice.` })
  @ArrayMinSize(1)
  @AtMost(MAX_BARS)
  @ValidateNested({ each: true })
  bars!: PriceBarInput[];

  @Field(() => String, { description: "Who the bars come from, such as `yahoo`; 1 to 50 characters." })
  @Length(1, 50)
  dataSource!: string;
}

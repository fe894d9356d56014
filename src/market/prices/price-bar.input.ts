import { ArrayMinSize, IsOptional, Length, Min, ValidateNested } from "class-validator";
import { GraphQLSafeInt } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";
import { DecimalScalar } from "../../platform/decimal.scalar";
import { AtMost } from "../../platform/edge/list-limits";

export const MAX_BARS = 10_000;

@InputType({
  description:
    "A daily bar to write: the prices and volume of a symbol on one trading day, adjusted for splits and dividends.",
})
export class PriceBarInput {
  @Field(() => ID, { description: "The symbol; trimmed and converted to upper case." })
  symbol!: string;

  @Field(() => DateScalar, { description: "Trading day, from 1800-01-01 to tomorrow (UTC); otherwise INVALID_VALUE." })
  date!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "First price of the day, in the symbol's currency; null when unknown.",
  })
  open?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Highest price of the day, in the symbol's currency; not below another price of the bar, otherwise OUT_OF_RANGE.",
  })
  high?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Lowest price of the day, in the symbol's currency; not above another price of the bar, otherwise OUT_OF_RANGE.",
  })
  low?: string | null;

  @Field(() => DecimalScalar, { description: "Last price of the day, in the symbol's currency." })
  close!: string;

  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description: "Number of shares or contracts traded, 0 or more; null when unknown.",
  })
  @IsOptional()
  @Min(0)
  volume?: number | null;
}

@InputType({ description: "Daily bars to write." })
export class UpsertPriceBarsInput {
  @Field(() => [PriceBarInput], {
    description: `The bars, 1 to ${MAX_BARS}; the same symbol and date twice is a DUPLICATE.`,
  })
  @ArrayMinSize(1)
  @AtMost(MAX_BARS)
  @ValidateNested({ each: true })
  bars!: PriceBarInput[];

  @Field(() => String, { description: "Source of the bars, such as `yahoo`; 1 to 50 characters." })
  @Length(1, 50)
  dataSource!: string;
}

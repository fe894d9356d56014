import { Field, Float, ObjectType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";
import { DecimalScalar } from "../../platform/decimal.scalar";

@ObjectType({ simpleResolvers: true, description: "Configuration of a quick test." })
export class TestConfig {
  @Field(() => DateScalar, { description: "First day of the test period." })
  startDate!: string;

  @Field(() => DateScalar, { description: "Last day of the test period." })
  endDate!: string;

  @Field(() => [String], { description: "Symbols that the strategy may trade." })
  stockPool!: string[];

  @Field(() => DecimalScalar, { description: "Cash at the start of the test." })
  initialCapital!: string;

  @Field(() => Float, { description: "Commission per fill, as a fraction of its value." })
  commissionRate!: number;

  @Field(() => Float, { description: "Slippage per fill, as a fraction of the price." })
  slippage!: number;

  @Field(() => String, { nullable: true, description: "Symbol to compare the result with; null when there is none." })
  benchmark!: string | null;

  @Field(() => String, { description: "Bar interval; `1d`." })
  frequency!: string;
}

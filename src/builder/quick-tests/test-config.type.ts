import { Field, Float, ObjectType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";
import { DecimalScalar } from "../../platform/decimal.scalar";

@ObjectType({ simpleResolvers: true, description: "What a quick test was asked to do." })
export class TestConfig {
  @Field(() => DateScalar, { description: "First day." })
  startDate!: string;

  @Field(() => DateScalar, { description: "Last day." })
  endDate!: string;

  @Field(() => [String], { description: "Symbols that may be traded." })
  stockPool!: string[];

  @Field(() => DecimalScalar, { description: "Money at the start." })
  initialCapital!: string;

  @Field(() => Float, { description: "Commission on each side, as a fraction of the trade's value." })
  commissionRate!: number;

  @Field(() => Float, { description: "How much worse than the price each fill is, as a fraction." })
  slippage!: number;

  @Field(() => String, { nullable: true, description: "Symbol to compare with." })
  benchmark!: string | null;

  @Field(() => String, { description: "Length of a bar; `1d`." })
  frequency!: string;
}

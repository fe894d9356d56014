import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";

@ObjectType({ simpleResolvers: true, description: "A large change between two consecutive closes." })
export class LargeStep {
  @Field(() => DateScalar, { description: "Day of the later close." })
  date!: string;

  @Field(() => Float, {
    description: "Relative change as a fraction: later close / earlier close - 1; -0.5 is a fall by half.",
  })
  change!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "Split that would explain the change, in new shares to old ones, such as `2:1` or `1:10`; null when none does. From 2:1 and 1:2 on, open and close may be 15 % off the ratio, because the price also moves on the day of a split. 3:2, 5:4, 2:3 and 4:5 need an open within 1 % and a close within 5 % of the ratio, and at most 3 times the mean volume of the 20 bars before.",
  })
  suspectedSplit!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Coverage and quality of a symbol's stored prices in a period.",
})
export class SymbolCoverage {
  @Field(() => ID, { description: "The normalized symbol, upper case." })
  symbol!: string;

  @Field(() => Int, { description: "Number of bars in the period." })
  bars!: number;

  @Field(() => DateScalar, { nullable: true, description: "First day with a bar in the period; null without bars." })
  firstPriceDate!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day with a bar in the period; null without bars." })
  lastPriceDate!: string | null;

  @Field(() => [DateScalar], {
    description:
      "Trading days of the New York Stock Exchange without a bar, between the symbol's first and last day with one; at most 1000. Trading days are the days on which the S&P 500 (^GSPC or SPY) has a bar; where it has none for more than a week, the exchange's holiday rules decide. A symbol that trades on more days, such as a cryptocurrency, has no days missing because of it; a symbol of another exchange also lists that exchange's own holidays.",
  })
  missingDates!: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "First day from which `missingDates` is complete; null without bars. The holiday rules apply from 1990; earlier gaps are known only where the S&P 500 has bars.",
  })
  gapsKnownFrom!: string | null;

  @Field(() => [LargeStep], {
    description: "Changes of the close by 50 % or more, and smaller ones with a `suspectedSplit`; at most 1000.",
  })
  largeSteps!: LargeStep[];
}

import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";

@ObjectType({ simpleResolvers: true, description: "A close that is far from the one before." })
export class LargeStep {
  @Field(() => DateScalar, { description: "The day of the later close." })
  date!: string;

  @Field(() => Float, { description: "Later close over earlier close, less 1: -0.5 is a fall by half." })
  change!: number;

  @Field(() => String, {
    nullable: true,
    description: "The split that would explain it, such as `2:1` or `1:10`; null when none of the usual ones does.",
  })
  suspectedSplit!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "What is stored of a symbol's prices, and what looks wrong with it.",
})
export class SymbolCoverage {
  @Field(() => ID, { description: "The symbol." })
  symbol!: string;

  @Field(() => Int, { description: "Bars in the period." })
  bars!: number;

  @Field(() => DateScalar, { nullable: true, description: "First day with a bar in the period; null without bars." })
  firstPriceDate!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day with a bar in the period; null without bars." })
  lastPriceDate!: string | null;

  @Field(() => [DateScalar], {
    description:
      "Trading days of the New York Stock Exchange between first and last day without a bar: days on which the S&P 500 (^GSPC or SPY) has a bar, and where that has none for more than a week, days by the exchange's rules on holidays. A symbol with another calendar, such as a coin, has bars on further days, which are extra and never missing; one of another exchange lacks that exchange's own holidays. At most 1000.",
  })
  missingDates!: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Gaps before this day are not all known: the rules reach back to 1990 and further only where the S&P 500 has bars. It is the first day when all are; null without bars.",
  })
  gapsKnownFrom!: string | null;

  @Field(() => [LargeStep], {
    description: "Closes that rose or fell by 50 % or more, or as after a split. At most 1000.",
  })
  largeSteps!: LargeStep[];
}

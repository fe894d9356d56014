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
      "Trading days between first and last day without a bar. A trading day is one on which the S&P 500 (^GSPC or SPY) or another of the symbols has a bar; Saturdays and Sundays only for a symbol that has bars on such days. At most 1000.",
  })
  missingDates!: string[];

  @Field(() => [LargeStep], {
    description: "Closes that rose or fell by 50 % or more, or as after a split. At most 1000.",
  })
  largeSteps!: LargeStep[];
}

import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "A ticker whose outcome differs between two runs." })
export class TickerFlip {
  @Field(() => String, { description: "Ticker, upper case." })
  ticker!: string;

  @Field(() => Boolean, { nullable: true, description: "Whether it passed in run A; null if it had an error there." })
  passedInA!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it passed in run B; null if it had an error there." })
  passedInB!: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description: "Score in B minus score in A; null if it has no score in one of them.",
  })
  scoreDelta!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Differences between the results of two runs, A and B. Each list contains at most `first` tickers, in ascending order.",
})
export class StrategyRunComparison {
  @Field(() => [String], { description: "Tickers that have a result in A only." })
  onlyInA!: string[];

  @Field(() => [String], { description: "Tickers that have a result in B only." })
  onlyInB!: string[];

  @Field(() => [TickerFlip], {
    description: "Tickers with a result in both whose outcomes (passed, failed or error) differ.",
  })
  flipped!: TickerFlip[];

  @Field(() => Int, { description: "Total number of tickers that have a result in A only." })
  onlyInACount!: number;

  @Field(() => Int, { description: "Total number of tickers that have a result in B only." })
  onlyInBCount!: number;

  @Field(() => Int, { description: "Total number of tickers whose outcomes differ." })
  flippedCount!: number;

  @Field(() => Boolean, { description: "Whether at least one of the lists was cut at `first`." })
  hasMore!: boolean;
}

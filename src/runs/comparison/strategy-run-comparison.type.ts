import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "A ticker that one run passed and the other did not." })
export class TickerFlip {
  @Field(() => String, { description: "The ticker." })
  ticker!: string;

  @Field(() => Boolean, { nullable: true, description: "Did it pass in A? Null when it errored there." })
  passedInA!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Did it pass in B? Null when it errored there." })
  passedInB!: boolean | null;

  @Field(() => Float, { nullable: true, description: "Score in B less score in A; null when one of them has none." })
  scoreDelta!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "What two runs found differently. Each list holds at most `first`." })
export class StrategyRunComparison {
  @Field(() => [String], { description: "Tickers that only A has a result for, in alphabetical order." })
  onlyInA!: string[];

  @Field(() => [String], { description: "Tickers that only B has a result for, in alphabetical order." })
  onlyInB!: string[];

  @Field(() => [TickerFlip], { description: "Tickers in both whose outcome differs, in alphabetical order." })
  flipped!: TickerFlip[];

  @Field(() => Int, { description: "Tickers that only A has a result for, in all." })
  onlyInACount!: number;

  @Field(() => Int, { description: "Tickers that only B has a result for, in all." })
  onlyInBCount!: number;

  @Field(() => Int, { description: "Tickers in both whose outcome differs, in all." })
  flippedCount!: number;

  @Field(() => Boolean, { description: "Is one of the lists longer than `first`?" })
  hasMore!: boolean;
}

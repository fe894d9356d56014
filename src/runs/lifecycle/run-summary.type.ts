import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Number of tickers with one classification." })
export class ClassificationCount {
  @Field(() => String, {
    description: "Verdict of the strategy, such as `Strong Buy`; `(other)` for all beyond the first 100 of a run.",
  })
  classification!: string;

  @Field(() => Int, { description: "Number of tickers with this classification." })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Statistics over all processed tickers of a run. They are stored with the run, so they remain when the timeline is purged.",
})
export class StrategyRunSummary {
  @Field(() => Int, { description: "Number of tickers that passed." })
  passedCount!: number;

  @Field(() => Int, { description: "Number of tickers that were evaluated and did not pass." })
  failedCount!: number;

  @Field(() => Int, { description: "Number of tickers that could not be evaluated." })
  errorCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "`passedCount / (passedCount + failedCount)`, 0 to 1; errors are excluded. Null until a ticker is evaluated.",
  })
  passRate!: number | null;

  @Field(() => Float, { nullable: true, description: "Mean score of the tickers that have one; null if none has." })
  averageScore!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Mean processing time of a ticker in milliseconds; null if none was reported.",
  })
  averageProcessingTimeMs!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Tickers per second. While running: the current rate, exponentially weighted with a time constant of 30 s. After the end: the average over the whole run. Null if nothing was recorded.",
  })
  tickersPerSecond!: number | null;

  @Field(() => [ClassificationCount], {
    description:
      "Number of tickers by classification, the most frequent first. The first 100 classifications of a run are counted separately, the rest together as `(other)`; every result keeps its own.",
  })
  classifications!: ClassificationCount[];
}

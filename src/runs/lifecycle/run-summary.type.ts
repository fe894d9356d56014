import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "How many tickers were given one classification." })
export class ClassificationCount {
  @Field(() => String, { description: "The strategy's verdict in a word." })
  classification!: string;

  @Field(() => Int, { description: "Tickers with it." })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Figures over all processed tickers of a run, kept in the run itself: they outlive the timeline.",
})
export class StrategyRunSummary {
  @Field(() => Int, { description: "Tickers that passed." })
  passedCount!: number;

  @Field(() => Int, { description: "Tickers that were evaluated and did not pass." })
  failedCount!: number;

  @Field(() => Int, { description: "Tickers that could not be evaluated." })
  errorCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: "passed / (passed + failed), 0 to 1; errors do not count. Null while nothing was evaluated.",
  })
  passRate!: number | null;

  @Field(() => Float, { nullable: true, description: "Mean of the scores that there are; null when there are none." })
  averageScore!: number | null;

  @Field(() => Float, { nullable: true, description: "Mean milliseconds a ticker took; null when none were reported." })
  averageProcessingTimeMs!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "While running: tickers a second of late (exponentially weighted, 30 s). Afterwards: over the whole run.",
  })
  tickersPerSecond!: number | null;

  @Field(() => [ClassificationCount], {
    description:
      "Tickers by classification, the most frequent first. The first 100 of a run are counted apart, the rest together as `(other)`; each result keeps its own.",
  })
  classifications!: ClassificationCount[];
}

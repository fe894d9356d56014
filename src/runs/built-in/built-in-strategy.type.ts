import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Lowest and highest possible score, both inclusive." })
export class ScoreRange {
  @Field(() => Float, { description: "Lowest possible score." })
  minimum!: number;

  @Field(() => Float, { description: "Highest possible score." })
  maximum!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "A strategy that is implemented by the server. `executeStrategy` runs it by its `code`. All lists come from the code that evaluates the tickers.",
})
export class BuiltInStrategy {
  @Field(() => String, { description: "Its `strategyCode` in `executeStrategy` and in runs." })
  code!: string;

  @Field(() => String, {
    description: "Version of its rules, such as `2.0.0`; the same version gives the same scores.",
  })
  version!: string;

  @Field(() => String, { description: "Name for people." })
  title!: string;

  @Field(() => String, { description: "What it looks for, in one sentence." })
  description!: string;

  @Field(() => GraphQLJSONObject, {
    description:
      "JSON Schema of the `params` of `executeStrategy`, with titles, bounds and defaults: enough to render a form.",
  })
  parameterSchema!: Record<string, unknown>;

  @Field(() => Float, {
    description: "Score from which a ticker passes, unless `minScore` of `executeStrategy` is set.",
  })
  defaultMinScore!: number;

  @Field(() => ScoreRange, { description: "Scale of its scores." })
  scoreRange!: ScoreRange;

  @Field(() => [String], {
    description:
      "All values of `classification` in its progress and results, the best first; `insufficient` are tickers without enough data, `error` those that could not be evaluated.",
  })
  classifications!: string[];

  @Field(() => [String], {
    description:
      "All values of `reasons`: codes of conditions that a ticker failed, then why it could not be evaluated (`no_data`, `stale_data`, `insufficient_history`, `evaluation_error`).",
  })
  reasonCodes!: string[];

  @Field(() => [String], {
    description: "All keys of `metrics` of an evaluated ticker. A metric that could not be measured is null.",
  })
  metricKeys!: string[];

  @Field(() => Int, {
    nullable: true,
    description: "Calendar days of prices that it reads before the last bar of a ticker; null if it reads all.",
  })
  lookbackDays!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Symbol of the index that tickers are compared with, such as `^GSPC`; null without a comparison.",
  })
  benchmark!: string | null;
}

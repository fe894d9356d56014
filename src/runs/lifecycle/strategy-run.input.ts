import { IsOptional, Length, Matches, Max, MaxLength, Min } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { AtMost } from "../../platform/edge/list-limits";

export const MAX_UNIVERSE = 100_000;

@InputType({ description: "A run that an executor outside this system is about to do and will report." })
export class StartStrategyRunInput {
  @Field(() => String, { description: "Which strategy: 1 to 100 of letters, digits, `_`, `-`, `.` and `:`." })
  @Matches(/^[\w.:-]{1,100}$/, { message: "strategyCode takes 1 to 100 letters, digits, _, -, . and :" })
  strategyCode!: string;

  @Field(() => String, { description: "The strategy's version, 1 to 50 characters." })
  @Length(1, 50)
  version!: string;

  @Field(() => GraphQLJSONObject, { description: "The strategy's parameters; hashed as canonical JSON." })
  params!: Record<string, unknown>;

  @Field(() => String, { nullable: true, description: "Where the universe came from; `list` when tickers are given." })
  @IsOptional()
  @Length(1, 200)
  universeSource?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `The universe, at most ${MAX_UNIVERSE} tickers, none twice; makes the total and \`remainingTickers\` known, and others are refused.`,
  })
  @IsOptional()
  @AtMost(MAX_UNIVERSE)
  tickers?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many tickers there will be, when they are not named. 0 or nothing means unknown.",
  })
  @IsOptional()
  @Min(0)
  @Max(10_000_000)
  totalCount?: number | null;

  @Field(() => Float, { nullable: true, description: "Score from which a ticker passes, on the strategy's own scale." })
  @IsOptional()
  minScore?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A retry with the same key gives the run of the first call. With another input: IDEMPOTENCY_KEY_REUSED. 1 to 200 characters, kept as long as the run.",
  })
  @IsOptional()
  @Length(1, 200)
  idempotencyKey?: string | null;
}

@InputType({ description: "Names a run." })
export class StrategyRunInput {
  @Field(() => ID, { description: "The run's id." })
  runId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "For a resume: a retry with the same key gives the `leaseEpoch` of the first call, whatever has come after. 1 to 200 characters, kept as long as the run. Nothing else needs it.",
  })
  @IsOptional()
  @Length(1, 200)
  idempotencyKey?: string | null;
}

@InputType({ description: "How a run ended." })
export class FinishStrategyRunInput {
  @Field(() => ID, { description: "The run's id." })
  runId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The lease that the executor holds; needed once a run was resumed.",
  })
  @IsOptional()
  leaseEpoch?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The executor's own word for it; `ok` or `error` when left out.",
  })
  @IsOptional()
  @Length(1, 100)
  exitStatus?: string | null;

  @Field(() => String, { nullable: true, description: "What went wrong, at most 10,000 characters." })
  @IsOptional()
  @MaxLength(10_000)
  errorMessage?: string | null;
}

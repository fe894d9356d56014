import { IsOptional, Length, Matches, Max, Min } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { MaxJsonBytes } from "../../platform/edge/json-size";
import { LenientText } from "../../platform/edge/lenient-text";
import { AtMost } from "../../platform/edge/list-limits";

export const MAX_UNIVERSE = 100_000;
/** Maximum size of the parameters of a run. */
export const MAX_PARAMS_BYTES = 65_536;

@InputType({ description: "A run that an external executor carries out and reports with `recordProgress`." })
export class StartStrategyRunInput {
  @Field(() => String, {
    description: "Code of the strategy: 1 to 100 letters, digits, `_`, `-`, `.` or `:`; otherwise INVALID_VALUE.",
  })
  @Matches(/^[\w.:-]{1,100}$/, {
    message: "strategyCode must consist of 1 to 100 letters, digits, `_`, `-`, `.` or `:`.",
  })
  strategyCode!: string;

  @Field(() => String, { description: "Version of the strategy, 1 to 50 characters." })
  @Length(1, 50)
  version!: string;

  @Field(() => GraphQLJSONObject, {
    description:
      "Parameters of the strategy, at most 64 KB as JSON; `paramsHash` is computed from their canonical JSON.",
  })
  @MaxJsonBytes(MAX_PARAMS_BYTES)
  params!: Record<string, unknown>;

  @Field(() => String, {
    nullable: true,
    description:
      "Where the tickers come from, 1 to 200 characters. Default: `list` if `tickers` is set, otherwise null.",
  })
  @IsOptional()
  @Length(1, 200)
  universeSource?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `The universe: 1 to ${MAX_UNIVERSE} distinct tickers. It determines the total and \`remainingTickers\`, and reports of other tickers are refused.`,
  })
  @IsOptional()
  @AtMost(MAX_UNIVERSE)
  tickers?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: "Number of tickers to process if `tickers` is not set, 0 to 10,000,000. 0 or null means unknown.",
  })
  @IsOptional()
  @Min(0)
  @Max(10_000_000)
  totalCount?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Minimum score for a ticker to pass, on the strategy's own scale. Stored for reference: `passed` is reported per ticker.",
  })
  @IsOptional()
  minScore?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Makes retries safe: a request with the same key returns the run of the first request, and IDEMPOTENCY_KEY_REUSED if its input differs. 1 to 200 characters; stored as long as the run.",
  })
  @IsOptional()
  @Length(1, 200)
  idempotencyKey?: string | null;
}

@InputType({ description: "Identifies a run." })
export class StrategyRunInput {
  @Field(() => ID, { description: "UUID of the run; NOT_FOUND if the viewer cannot see it." })
  runId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Used by `resumeStrategyRun` only: a retry with the same key returns the `leaseEpoch` of the first request, even if the run was resumed again since. 1 to 200 characters; stored as long as the run.",
  })
  @IsOptional()
  @Length(1, 200)
  idempotencyKey?: string | null;
}

@InputType({ description: "The outcome of a run, reported by its external executor." })
export class FinishStrategyRunInput {
  @Field(() => ID, { description: "UUID of the run; NOT_FOUND if the viewer cannot see it." })
  runId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Lease of the executor; required after a resume. If it is not the current one: LEASE_LOST.",
  })
  @IsOptional()
  leaseEpoch?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "How the run ended; more than 100 characters are cut. Default, also for an empty text: `ok` for completed runs, `error` for failed ones.",
  })
  @LenientText(100)
  exitStatus?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What went wrong; more than 10,000 characters are cut, characters that cannot be stored are replaced, and an empty text is none.",
  })
  @LenientText(10_000)
  errorMessage?: string | null;
}

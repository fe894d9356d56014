import { IsOptional, Max, MaxLength, Min, ValidateNested } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { DateTimeScalar } from "../../platform/date-time.scalar";
import { MaxJsonBytes } from "../../platform/edge/json-size";
import { AtMost } from "../../platform/edge/list-limits";

const MAX_ENTRIES = 1000;
const MAX_METRICS_BYTES = 8192;
/** Above every scale of scores, and small enough that no sum of scores overflows. */
const MAX_SCORE = 1e15;

@InputType({ description: "Result of one processed ticker." })
export class ProgressEntryInput {
  @Field(() => String, { description: "Ticker. It is trimmed and converted to upper case; `BRK.B` becomes `BRK-B`." })
  ticker!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the ticker passed. Required unless `errorMessage` is set.",
  })
  passed?: boolean | null;

  @Field(() => Float, { nullable: true, description: "Score on the strategy's own scale, from -1e15 to 1e15." })
  @IsOptional()
  @Min(-MAX_SCORE)
  @Max(MAX_SCORE)
  score?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Verdict of the strategy, such as `Strong Buy`, up to 100 characters.",
  })
  @IsOptional()
  @MaxLength(100)
  classification?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the ticker could not be evaluated, up to 10,000 characters. If set, the outcome is ERROR.",
  })
  @IsOptional()
  @MaxLength(10_000)
  errorMessage?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Processing time of this ticker in milliseconds, 0 to 86,400,000 (a day).",
  })
  @IsOptional()
  @Min(0)
  @Max(86_400_000)
  processingTimeMs?: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the ticker was processed; the time of the server if omitted.",
  })
  processedAt?: Date | null;

  @Field(() => [String], {
    nullable: true,
    description: "Codes of the conditions that failed, up to 100, each up to 200 characters.",
  })
  @IsOptional()
  @AtMost(100)
  @MaxLength(200, { each: true })
  reasons?: string[] | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Further values that the strategy computed for the ticker, at most 8 KB as JSON.",
  })
  @MaxJsonBytes(MAX_METRICS_BYTES)
  metrics?: Record<string, unknown> | null;
}

@InputType({ description: "A batch of processed tickers. Either all of it is recorded, or nothing." })
export class RecordProgressInput {
  @Field(() => ID, { description: "UUID of the run; NOT_FOUND if the viewer cannot see it." })
  runId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Lease of the executor; required after a resume. If it is not the current one: LEASE_LOST.",
  })
  @IsOptional()
  leaseEpoch?: number | null;

  @Field(() => [ProgressEntryInput], {
    description: `Up to ${MAX_ENTRIES} distinct tickers, in the order in which they were processed. Without any, the call is a sign of life.`,
  })
  @AtMost(MAX_ENTRIES)
  @ValidateNested({ each: true })
  entries!: ProgressEntryInput[];
}

import { ArrayMinSize, IsOptional, Max, MaxLength, Min, ValidateNested } from "class-validator";
import { GraphQLDateTime, GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { AtMost } from "../../platform/edge/list-limits";

export const MAX_ENTRIES = 1000;
/** Far beyond any scale of scores, and small enough that no sum of them overflows. */
const MAX_SCORE = 1e15;

@InputType({ description: "One processed ticker." })
export class ProgressEntryInput {
  @Field(() => String, { description: "The ticker; trimmed and upper-cased." })
  ticker!: string;

  @Field(() => Boolean, { nullable: true, description: "Did it pass? Needed unless `errorMessage` is given." })
  passed?: boolean | null;

  @Field(() => Float, { nullable: true, description: "Score on the strategy's own scale, within ±1e15." })
  @IsOptional()
  @Min(-MAX_SCORE)
  @Max(MAX_SCORE)
  score?: number | null;

  @Field(() => String, { nullable: true, description: "The verdict in a word, at most 100 characters." })
  @IsOptional()
  @MaxLength(100)
  classification?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it could not be evaluated, at most 10,000 characters; makes the outcome ERROR.",
  })
  @IsOptional()
  @MaxLength(10_000)
  errorMessage?: string | null;

  @Field(() => Int, { nullable: true, description: "Milliseconds that this ticker alone took, up to a day." })
  @IsOptional()
  @Min(0)
  @Max(86_400_000)
  processingTimeMs?: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When it was processed; the server's time if left out.",
  })
  processedAt?: Date | null;

  @Field(() => [String], { nullable: true, description: "Codes of the conditions that failed, at most 100." })
  @IsOptional()
  @AtMost(100)
  @MaxLength(200, { each: true })
  reasons?: string[] | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: "The strategy's own figures for the ticker." })
  metrics?: Record<string, unknown> | null;
}

@InputType({ description: "A batch of processed tickers. All of it is written, or nothing." })
export class RecordProgressInput {
  @Field(() => ID, { description: "The run." })
  runId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The lease that the executor holds; needed once a run was resumed.",
  })
  @IsOptional()
  leaseEpoch?: number | null;

  @Field(() => [ProgressEntryInput], { description: `1 to ${MAX_ENTRIES} tickers in the order they were processed.` })
  @ArrayMinSize(1)
  @AtMost(MAX_ENTRIES)
  @ValidateNested({ each: true })
  entries!: ProgressEntryInput[];
}

import { ArrayMinSize, IsOptional, Max, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { AtMost } from "../../../platform/edge/list-limits";
import { OnboardingPriority } from "../queue/onboarding-priority.enum";
import { OnboardingStatus } from "../queue/onboarding-status.enum";

export const MAX_SYMBOLS = 500;

@InputType({ description: "Symbols to onboard." })
export class OnboardSymbolsInput {
  @Field(() => [ID], {
    description: `The symbols, 1 to ${MAX_SYMBOLS}; trimmed and converted to upper case. The same symbol twice is a DUPLICATE.`,
  })
  @ArrayMinSize(1)
  @AtMost(MAX_SYMBOLS)
  symbols!: string[];

  @Field(() => OnboardingPriority, {
    nullable: true,
    description:
      "Priority of the request; NORMAL by default. HIGH is for SERVICE and ADMIN; otherwise FORBIDDEN. It can raise the priority of an existing job, but not lower it. HIGH also ends the backoff of a job after a failure.",
  })
  priority?: OnboardingPriority | null;
}

@InputType({ description: "The onboarding job to change." })
export class SymbolOnboardingInput {
  @Field(() => ID, { description: "UUID of the job." })
  id!: string;
}

@InputType({ description: "Which failed onboarding jobs to retry." })
export class RetryFailedOnboardingsInput {
  @Field(() => [ID], {
    nullable: true,
    description: `Retry only the jobs of these symbols, at most ${MAX_SYMBOLS}; by default all symbols.`,
  })
  @IsOptional()
  @AtMost(MAX_SYMBOLS)
  symbolIn?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: `Maximum number of jobs to retry, 1 to ${MAX_SYMBOLS}; ${MAX_SYMBOLS} by default.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_SYMBOLS)
  limit?: number | null;
}

@InputType({
  description: "Filter for onboarding jobs. All conditions must match; an omitted or null condition matches every job.",
})
export class SymbolOnboardingFilter {
  @Field(() => [OnboardingStatus], { nullable: true, description: "Match jobs with these statuses." })
  statusIn?: OnboardingStatus[] | null;

  @Field(() => [ID], { nullable: true, description: "Match jobs of these symbols, in any case; the maximum is 500." })
  @IsOptional()
  @AtMost(MAX_SYMBOLS)
  symbolIn?: string[] | null;

  @Field(() => [OnboardingPriority], { nullable: true, description: "Match jobs with these priorities." })
  priorityIn?: OnboardingPriority[] | null;
}

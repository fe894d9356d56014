import { ArrayMinSize, IsOptional, Max, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { AtMost } from "../../../platform/edge/list-limits";
import { OnboardingPriority } from "../queue/onboarding-priority.enum";
import { OnboardingStatus } from "../queue/onboarding-status.enum";

export const MAX_SYMBOLS = 500;

@InputType({ description: "Symbols to make known." })
export class OnboardSymbolsInput {
  @Field(() => [ID], { description: `1 to ${MAX_SYMBOLS} symbols, none twice; trimmed and upper-cased.` })
  @ArrayMinSize(1)
  @AtMost(MAX_SYMBOLS)
  symbols!: string[];

  @Field(() => OnboardingPriority, {
    nullable: true,
    description:
      "NORMAL if left out. A symbol that waits already is raised to it, never lowered; HIGH also ends its wait after a failure.",
  })
  priority?: OnboardingPriority | null;
}

@InputType({ description: "Names an onboarding job." })
export class SymbolOnboardingInput {
  @Field(() => ID, { description: "The job's id." })
  id!: string;
}

@InputType({ description: "Which failed onboarding jobs to try anew." })
export class RetryFailedOnboardingsInput {
  @Field(() => [ID], {
    nullable: true,
    description: `Those of these symbols, at most ${MAX_SYMBOLS}; all if left out.`,
  })
  @IsOptional()
  @AtMost(MAX_SYMBOLS)
  symbolIn?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many at most, 1 to ${MAX_SYMBOLS}; ${MAX_SYMBOLS} if left out.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_SYMBOLS)
  limit?: number | null;
}

@InputType({ description: "Which onboarding jobs; every condition that is given must hold." })
export class SymbolOnboardingFilter {
  @Field(() => [OnboardingStatus], { nullable: true, description: "In one of these statuses." })
  statusIn?: OnboardingStatus[] | null;

  @Field(() => [ID], { nullable: true, description: "Of one of these symbols; at most 500." })
  @IsOptional()
  @AtMost(MAX_SYMBOLS)
  symbolIn?: string[] | null;

  @Field(() => [OnboardingPriority], { nullable: true, description: "With one of these priorities." })
  priorityIn?: OnboardingPriority[] | null;
}

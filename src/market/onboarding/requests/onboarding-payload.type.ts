import { Field, Float, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "../../../platform/edge/mutation-payload.type";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";

@ObjectType({ simpleResolvers: true, description: "The onboarding job of one requested symbol." })
export class OnboardedSymbol {
  @Field(() => SymbolOnboarding, { description: "The new or existing job." })
  onboarding!: SymbolOnboarding;

  @Field(() => Boolean, {
    description: "Whether the symbol already had a pending or processing job, which the viewer joined.",
  })
  wasDeduplicated!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "Result of requesting symbols." })
export class OnboardSymbolsPayload extends MutationPayload {
  @Field(() => [OnboardedSymbol], {
    description: "One job per symbol, in the order of the input; empty when there are userErrors.",
  })
  onboardings: OnboardedSymbol[] = [];
}

@ObjectType({ simpleResolvers: true, description: "Result of changing an onboarding job." })
export class SymbolOnboardingPayload extends MutationPayload {
  @Field(() => SymbolOnboarding, {
    nullable: true,
    description: "The job after the change; unchanged after an INVALID_TRANSITION, null after any other error.",
  })
  onboarding: SymbolOnboarding | null = null;
}

@ObjectType({ simpleResolvers: true, description: "Result of retrying failed onboarding jobs." })
export class RetryFailedOnboardingsPayload extends MutationPayload {
  @Field(() => Int, { description: "Number of retried jobs; 0 when there are userErrors." })
  retried = 0;

  @Field(() => [SymbolOnboarding], { description: "The retried jobs, ordered by symbol." })
  onboardings: SymbolOnboarding[] = [];
}

@ObjectType({
  simpleResolvers: true,
  description: "Statistics of the onboarding queue. Ended jobs count if they ended within the last 24 hours.",
})
export class OnboardingQueueStats {
  @Field(() => Int, { description: "Number of pending jobs." })
  pending!: number;

  @Field(() => Int, { description: "Number of jobs that workers are processing." })
  processing!: number;

  @Field(() => Int, { description: "Number of completed jobs." })
  completed!: number;

  @Field(() => Int, { description: "Number of failed jobs that were not retried." })
  failed!: number;

  @Field(() => Int, { description: "Number of cancelled jobs." })
  cancelled!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Seconds since the longest-waiting pending job became due, excluding any backoff; null when no job is due.",
  })
  oldestPendingSeconds!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Median seconds from the request or manual retry to the start of a job; null without data.",
  })
  waitSecondsP50!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile of the seconds to the start of a job; null without data.",
  })
  waitSecondsP95!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Median seconds of the attempt that completed a job; null without data.",
  })
  runSecondsP50!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile of the seconds of the attempt that completed a job; null without data.",
  })
  runSecondsP95!: number | null;

  @Field(() => Int, { description: "Number of worker processes with a heartbeat within the last 15 seconds." })
  liveWorkers!: number;
}

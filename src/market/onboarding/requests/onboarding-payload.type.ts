import { Field, Float, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "../../../platform/edge/mutation-payload.type";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";

@ObjectType({ simpleResolvers: true, description: "The job of one requested symbol." })
export class OnboardedSymbol {
  @Field(() => SymbolOnboarding, { description: "The job." })
  onboarding!: SymbolOnboarding;

  @Field(() => Boolean, {
    description: "True when the symbol was waiting or under way already; the viewer joined that job.",
  })
  wasDeduplicated!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "The jobs of the requested symbols." })
export class OnboardSymbolsPayload extends MutationPayload {
  @Field(() => [OnboardedSymbol], { description: "One a symbol, in the order of the input; none when refused." })
  onboardings: OnboardedSymbol[] = [];
}

@ObjectType({ simpleResolvers: true, description: "An onboarding job after it was changed." })
export class SymbolOnboardingPayload extends MutationPayload {
  @Field(() => SymbolOnboarding, { nullable: true, description: "The job as it is now." })
  onboarding: SymbolOnboarding | null = null;
}

@ObjectType({ simpleResolvers: true, description: "The failed onboarding jobs that are tried anew." })
export class RetryFailedOnboardingsPayload extends MutationPayload {
  @Field(() => Int, { description: "How many jobs; with any userErrors none." })
  retried = 0;

  @Field(() => [SymbolOnboarding], { description: "The jobs as they are now, by symbol." })
  onboardings: SymbolOnboarding[] = [];
}

@ObjectType({
  simpleResolvers: true,
  description: "The onboarding queue at a glance. What has ended counts if it did so in the last 24 hours.",
})
export class OnboardingQueueStats {
  @Field(() => Int, { description: "Jobs that wait." })
  pending!: number;

  @Field(() => Int, { description: "Jobs that a worker is at." })
  processing!: number;

  @Field(() => Int, { description: "Jobs that were completed." })
  completed!: number;

  @Field(() => Int, { description: "Jobs that were given up and not retried." })
  failed!: number;

  @Field(() => Int, { description: "Jobs that were called off." })
  cancelled!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Seconds for which the job waits that is due longest; a pause after a failure is no wait. Null when none is due.",
  })
  oldestPendingSeconds!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Seconds from the request, or a retry by hand, to the start: the median.",
  })
  waitSecondsP50!: number | null;

  @Field(() => Float, { nullable: true, description: "The same: 95 of 100 waited no longer." })
  waitSecondsP95!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Seconds of the attempt that completed a job, without those before it: the median.",
  })
  runSecondsP50!: number | null;

  @Field(() => Float, { nullable: true, description: "The same: 95 of 100 took no longer." })
  runSecondsP95!: number | null;

  @Field(() => Int, { description: "Worker processes seen within the last 15 seconds." })
  liveWorkers!: number;
}

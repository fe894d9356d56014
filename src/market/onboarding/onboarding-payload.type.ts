import { Field, Float, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "../../platform/mutation-payload.type";
import { SymbolOnboarding } from "./symbol-onboarding.entity";

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

@ObjectType({ simpleResolvers: true, description: "The onboarding queue at a glance. Times are of the last 24 hours." })
export class OnboardingQueueStats {
  @Field(() => Int, { description: "Jobs that wait." })
  pending!: number;

  @Field(() => Int, { description: "Jobs that a worker is at." })
  processing!: number;

  @Field(() => Int, { description: "Jobs that were completed, ever." })
  completed!: number;

  @Field(() => Int, { description: "Jobs that were given up and not retried." })
  failed!: number;

  @Field(() => Int, { description: "Jobs that were called off." })
  cancelled!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Seconds for which the oldest pending job waits; null without one.",
  })
  oldestPendingSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: "Seconds from request to start: the median." })
  waitSecondsP50!: number | null;

  @Field(() => Float, { nullable: true, description: "Seconds from request to start: 95 of 100 waited no longer." })
  waitSecondsP95!: number | null;

  @Field(() => Float, { nullable: true, description: "Seconds from start to completion: the median." })
  runSecondsP50!: number | null;

  @Field(() => Float, { nullable: true, description: "Seconds from start to completion: 95 of 100 took no longer." })
  runSecondsP95!: number | null;

  @Field(() => Int, { description: "Worker processes seen within the last 15 seconds." })
  liveWorkers!: number;
}

import { Field, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../../platform/date-time.scalar";
import { OnboardingPhase } from "./onboarding-phase.enum";

/** An element of the column `errors`. */
@ObjectType({ simpleResolvers: true, description: "A failed attempt of an onboarding job." })
export class OnboardingAttemptError {
  @Field(() => Int, { description: "Number of the attempt, from 1; a manual retry starts at 1 again." })
  attempt!: number;

  @Field(() => DateTimeScalar, { description: "Time of the failure." })
  at!: string;

  @Field(() => OnboardingPhase, {
    nullable: true,
    description: "Phase in which the attempt failed; null when unknown.",
  })
  phase?: OnboardingPhase | null;

  @Field(() => String, { description: "Reason of the failure, as a sentence." })
  message!: string;
}

import { GraphQLDateTime } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { OnboardingPhase } from "./onboarding-phase.enum";

/** As kept in the queue's `errors`. */
@ObjectType({ simpleResolvers: true, description: "One attempt of an onboarding that failed." })
export class OnboardingAttemptError {
  @Field(() => Int, { description: "Which attempt, from 1; a retry by hand begins at 1 again." })
  attempt!: number;

  @Field(() => GraphQLDateTime, { description: "When it failed." })
  at!: string;

  @Field(() => OnboardingPhase, { nullable: true, description: "The phase in which it failed; null when unknown." })
  phase?: OnboardingPhase | null;

  @Field(() => String, { description: "What went wrong, in a sentence." })
  message!: string;
}

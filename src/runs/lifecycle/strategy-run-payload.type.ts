import { Field, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "../../platform/edge/mutation-payload.type";
import { StrategyRun } from "./strategy-run.entity";

@ObjectType({ simpleResolvers: true, description: "A run after it was changed." })
export class StrategyRunPayload extends MutationPayload {
  @Field(() => StrategyRun, { nullable: true, description: "The run as it is now; also with RUN_TERMINAL." })
  run: StrategyRun | null = null;
}

@ObjectType({ simpleResolvers: true, description: "A run that was started, found again by its key, or resumed." })
export class StartStrategyRunPayload extends MutationPayload {
  @Field(() => StrategyRun, { nullable: true, description: "The run." })
  run: StrategyRun | null = null;

  @Field(() => Int, {
    nullable: true,
    description: "The lease to send with each report. An executor whose epoch is no longer the run's writes nothing.",
  })
  leaseEpoch: number | null = null;

  @Field(() => Boolean, {
    description: "True when the idempotency key named a run, or a resume of this run, that was there already.",
  })
  wasDeduplicated = false;
}

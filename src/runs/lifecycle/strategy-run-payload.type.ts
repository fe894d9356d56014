import { Field, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "../../platform/edge/mutation-payload.type";
import { StrategyRun } from "./strategy-run.entity";

@ObjectType({ simpleResolvers: true, description: "Result of a mutation that changes the status of a run." })
export class StrategyRunPayload extends MutationPayload {
  @Field(() => StrategyRun, {
    nullable: true,
    description:
      "The run after the change. The unchanged run with RUN_TERMINAL, RUN_NOT_RUNNING and FORBIDDEN; null with any other error.",
  })
  run: StrategyRun | null = null;
}

@ObjectType({ simpleResolvers: true, description: "Result of starting, executing or resuming a run." })
export class StartStrategyRunPayload extends MutationPayload {
  @Field(() => StrategyRun, {
    nullable: true,
    description:
      "The run that was started or resumed, or the existing one if `wasDeduplicated`. If a resume is refused because of the run's status: the unchanged run. Null with any other error.",
  })
  run: StrategyRun | null = null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Lease to send with each report. After a resume, executors with an older lease can no longer write: LEASE_LOST. Null if the request was refused.",
  })
  leaseEpoch: number | null = null;

  @Field(() => Boolean, {
    description: "Whether the idempotency key matched an earlier request, so that nothing new was started or resumed.",
  })
  wasDeduplicated = false;
}

import { Field, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "../../platform/edge/mutation-payload.type";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { ProgressVerdict } from "./progress-verdict.enum";

@ObjectType({ simpleResolvers: true, description: "Answer to one entry of a batch." })
export class ProgressReceipt {
  @Field(() => String, { description: "Ticker in its stored form: trimmed, upper case, share classes with a hyphen." })
  ticker!: string;

  @Field(() => ProgressVerdict, { description: "Whether the entry was recorded." })
  verdict!: ProgressVerdict;

  @Field(() => Int, {
    description: "Position in the run's timeline, from 1. For DUPLICATE and CONFLICT: that of the first report.",
  })
  sequenceNumber!: number;
}

@ObjectType({ simpleResolvers: true, description: "Result of reporting a batch." })
export class RecordProgressPayload extends MutationPayload {
  @Field(() => StrategyRun, {
    nullable: true,
    description:
      "The run after the batch. The unchanged run if the batch was refused; null if it was invalid, the run was not found or the lease was lost.",
  })
  run: StrategyRun | null = null;

  @Field(() => [ProgressReceipt], {
    description: "One receipt per entry, in the order of the batch; empty if the batch was refused.",
  })
  receipts: ProgressReceipt[] = [];

  @Field(() => Boolean, {
    description:
      "Whether the executor must stop because the run has ended (RUN_TERMINAL) or its lease is lost (LEASE_LOST).",
  })
  shouldStop = false;
}

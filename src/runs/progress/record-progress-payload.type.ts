import { Field, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "../../platform/edge/mutation-payload.type";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { ProgressVerdict } from "./progress-verdict.enum";

@ObjectType({ simpleResolvers: true, description: "What became of one entry of a batch." })
export class ProgressReceipt {
  @Field(() => String, { description: "The ticker as it is stored." })
  ticker!: string;

  @Field(() => ProgressVerdict, { description: "What became of it." })
  verdict!: ProgressVerdict;

  @Field(() => Int, { description: "Its place in the run's timeline; the first writer's for a DUPLICATE or CONFLICT." })
  sequenceNumber!: number;
}

@ObjectType({ simpleResolvers: true, description: "What became of a batch." })
export class RecordProgressPayload extends MutationPayload {
  @Field(() => StrategyRun, { nullable: true, description: "The run after the batch; also with RUN_TERMINAL." })
  run: StrategyRun | null = null;

  @Field(() => [ProgressReceipt], { description: "One receipt an entry, in the batch's order; none when refused." })
  receipts: ProgressReceipt[] = [];

  @Field(() => Boolean, { description: "True when the executor must stop: the run has ended or its lease is lost." })
  shouldStop = false;
}

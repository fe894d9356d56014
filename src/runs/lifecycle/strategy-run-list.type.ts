import { Field, Int, ObjectType } from "type-graphql";
import { feedConnectionOf } from "../../platform/feeds/feed-connection";
import { ExecutionStatus } from "./execution-status.enum";
import { StrategyRun } from "./strategy-run.entity";

export const StrategyRunConnection = feedConnectionOf(StrategyRun, "StrategyRun");

@ObjectType({ simpleResolvers: true, description: "Number of runs in one status." })
export class StrategyRunStatusCount {
  @Field(() => ExecutionStatus, { description: "Status that is counted." })
  status!: ExecutionStatus;

  @Field(() => Int, { description: "Number of runs in this status; 0 if there are none." })
  count!: number;
}

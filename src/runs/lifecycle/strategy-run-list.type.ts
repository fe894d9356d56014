import { Field, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/paging/connection.type";
import { ExecutionStatus } from "./execution-status.enum";
import { StrategyRun } from "./strategy-run.entity";

export const StrategyRunConnection = connectionOf(StrategyRun, "StrategyRun");

@ObjectType({ simpleResolvers: true, description: "How many runs are in one status." })
export class StrategyRunStatusCount {
  @Field(() => ExecutionStatus, { description: "The status." })
  status!: ExecutionStatus;

  @Field(() => Int, { description: "Runs in it." })
  count!: number;
}

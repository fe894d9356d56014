import { Field, Int, ObjectType } from "type-graphql";
import { type Connection, connectionOf } from "../../platform/paging/connection.type";
import { ExecutionStatus } from "./execution-status.enum";
import { StrategyRun } from "./strategy-run.entity";

/** One page of runs, with the cursor of changes that was read before it. */
export interface RunPage extends Connection<StrategyRun> {
  readonly changeCursor: string | null;
}

@ObjectType("StrategyRunConnection", { simpleResolvers: true, description: "Page of a list of StrategyRun objects." })
export class StrategyRunConnection extends connectionOf(StrategyRun, "StrategyRun") {
  @Field(() => String, {
    description:
      "Pass it as `changedSince` of a later request, together with the same other conditions, to get the runs that have changed since; every change is returned at least once, whenever it was committed. Take it from the first page if you read several.",
  })
  changeCursor!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Number of runs in one status." })
export class StrategyRunStatusCount {
  @Field(() => ExecutionStatus, { description: "Status that is counted." })
  status!: ExecutionStatus;

  @Field(() => Int, { description: "Number of runs in this status; 0 if there are none." })
  count!: number;
}

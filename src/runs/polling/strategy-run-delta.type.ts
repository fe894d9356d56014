import { Field, Int, ObjectType } from "type-graphql";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { TickerProgress } from "../progress/ticker-progress.entity";

@ObjectType({
  simpleResolvers: true,
  description:
    "Changes of a run since a revision. Consecutive deltas contain every recorded ticker exactly once, in timeline order.",
})
export class StrategyRunDelta {
  @Field(() => Int, {
    description: "Revision up to which this delta reaches. Pass it as `sinceRevision` in the next request.",
  })
  revision!: number;

  @Field(() => Boolean, {
    description: "Whether the run has changed since `sinceRevision`, its status or its progress.",
  })
  changed!: boolean;

  @Field(() => StrategyRun, { description: "Current state of the run." })
  run!: StrategyRun;

  @Field(() => [TickerProgress], {
    description: "Tickers recorded after `sinceRevision`, in timeline order; at most `first`.",
  })
  newProgress!: TickerProgress[];

  @Field(() => Boolean, {
    description: "Whether more than `first` tickers are new. If so, poll again at once with `revision`.",
  })
  hasMore!: boolean;

  @Field(() => Boolean, {
    description: "Whether the run has ended. Stop polling when this is true and `hasMore` is false.",
  })
  isTerminal!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      "Recommended pause before the next poll, in milliseconds. 0 if `hasMore`; null when the run has ended and nothing is left to fetch. After a request with `waitMs` of a second or more 50, because the server waits instead. Without `waitMs`: 5000 while a run of an external executor is PENDING, 15000 while its health is STALLED or LOST, otherwise 1000.",
  })
  nextPollAfterMs!: number | null;

  @Field(() => Boolean, {
    description:
      "True if the run never had the revision `sinceRevision`. Discard what was fetched before: this delta starts from the beginning.",
  })
  resetRequired!: boolean;
}

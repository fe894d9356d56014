import { Field, Int, ObjectType } from "type-graphql";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { TickerProgress } from "../progress/ticker-progress.entity";

@ObjectType({
  simpleResolvers: true,
  description:
    "What happened to a run since a revision. Deltas fetched one after another hold every ticker once, in order.",
})
export class StrategyRunDelta {
  @Field(() => Int, { description: "Send this as `sinceRevision` next time." })
  revision!: number;

  @Field(() => Boolean, { description: "Has anything changed since the revision that was asked for?" })
  changed!: boolean;

  @Field(() => StrategyRun, { description: "The run as it is now." })
  run!: StrategyRun;

  @Field(() => [TickerProgress], { description: "The tickers written since then, in the order of the timeline." })
  newProgress!: TickerProgress[];

  @Field(() => Boolean, { description: "Are there more new tickers than `first`? Ask again at once with `revision`." })
  hasMore!: boolean;

  @Field(() => Boolean, { description: "Has the run ended? Stop polling once this is true and `hasMore` is false." })
  isTerminal!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      "Milliseconds to wait before the next poll: 0 with more at hand, 1000 running, 5000 pending, 15000 stalled; null once the run has ended and all was handed out.",
  })
  nextPollAfterMs!: number | null;

  @Field(() => Boolean, {
    description:
      "True when `sinceRevision` is one that the run never had: forget what was gathered and take this as new.",
  })
  resetRequired!: boolean;
}

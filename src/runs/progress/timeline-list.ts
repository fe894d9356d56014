import { IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field, InputType, Int } from "type-graphql";
import { normalizeTicker } from "../../engine/ticker";
import { AtMost } from "../../platform/edge/list-limits";
import { connectionOf } from "../../platform/paging/connection.type";
import type { KeysetList } from "../../platform/paging/keyset-list";
import { PageArgs } from "../../platform/paging/page-args.type";
import { TickerOutcome } from "./ticker-outcome.enum";
import { TickerProgress } from "./ticker-progress.entity";

export const TickerProgressConnection = connectionOf(TickerProgress, "TickerProgress");

@InputType({ description: "Which entries of a run's timeline; every condition that is given must hold." })
export class TickerProgressFilter {
  @Field(() => [TickerOutcome], { nullable: true, description: "With one of these outcomes." })
  outcomeIn?: TickerOutcome[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these tickers; at most 500." })
  @IsOptional()
  @AtMost(500)
  tickerIn?: string[] | null;

  @Field(() => Int, { nullable: true, description: "Behind this sequence number." })
  afterSequence?: number | null;
}

@ArgsType()
export class TickerProgressArgs extends PageArgs {
  @Field(() => TickerProgressFilter, { nullable: true, description: "Which entries." })
  @IsOptional()
  @ValidateNested()
  filter?: TickerProgressFilter | null;
}

/** What SQL says of an entry's outcome; the same as `TickerProgress.outcome`. */
const CONDITION_OF_OUTCOME: Readonly<Record<TickerOutcome, string>> = {
  [TickerOutcome.ERROR]: "progress.error_message is not null",
  [TickerOutcome.PASSED]: "progress.error_message is null and progress.passed",
  [TickerOutcome.FAILED]: "progress.error_message is null and progress.passed is not true",
};

/** The timeline of a run, in its order. */
export function timelineList({ filter }: TickerProgressArgs): KeysetList<TickerProgress> {
  const { outcomeIn, tickerIn, afterSequence } = filter ?? {};
  return {
    name: "timelineList",
    entity: TickerProgress,
    alias: "progress",
    where: [
      outcomeIn != null &&
        (() => outcomeIn.map((outcome) => `(${CONDITION_OF_OUTCOME[outcome]})`).join(" or ") || "false"),
      tickerIn != null && ((bind) => `progress.ticker = any(${bind(tickerIn.map(normalizeTicker))}::text[])`),
      afterSequence != null && ((bind) => `progress.sequence_number > ${bind(afterSequence)}`),
    ],
    order: {
      name: "progress:SEQUENCE:ASC",
      direction: "ASC",
      keys: [{ expression: "progress.sequence_number", type: "integer" }],
    },
  };
}

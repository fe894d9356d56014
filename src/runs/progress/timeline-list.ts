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

@InputType({ description: "Filter for the timeline of a run; an entry must meet every condition that is set." })
export class TickerProgressFilter {
  @Field(() => [TickerOutcome], { nullable: true, description: "Entries with one of these outcomes." })
  outcomeIn?: TickerOutcome[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Entries of one of these tickers (case-insensitive), at most 500; otherwise LIMIT_EXCEEDED.",
  })
  @IsOptional()
  @AtMost(500)
  tickerIn?: string[] | null;

  @Field(() => Int, { nullable: true, description: "Entries with a sequence number above this one." })
  afterSequence?: number | null;
}

@ArgsType()
export class TickerProgressArgs extends PageArgs {
  @Field(() => TickerProgressFilter, { nullable: true, description: "Restricts the entries; all of them if omitted." })
  @IsOptional()
  @ValidateNested()
  filter?: TickerProgressFilter | null;
}

/** The outcome of an entry in SQL; must agree with `TickerProgress.outcome`. */
const CONDITION_OF_OUTCOME: Readonly<Record<TickerOutcome, string>> = {
  [TickerOutcome.ERROR]: "progress.error_message is not null",
  [TickerOutcome.PASSED]: "progress.error_message is null and progress.passed",
  [TickerOutcome.FAILED]: "progress.error_message is null and progress.passed is not true",
};

/** The list of the timeline entries of a run, ordered by sequence number. */
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

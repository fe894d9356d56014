import { IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field, Float, InputType, registerEnumType } from "type-graphql";
import { normalizeTicker } from "../../engine/ticker";
import { AtMost } from "../../platform/edge/list-limits";
import { connectionOf } from "../../platform/paging/connection.type";
import type { KeysetList, KeysetOrder } from "../../platform/paging/keyset-list";
import { PageArgs } from "../../platform/paging/page-args.type";
import { SortDirection } from "../../platform/paging/sort-direction.enum";
import { StrategyResult } from "./strategy-result.entity";

export const StrategyResultConnection = connectionOf(StrategyResult, "StrategyResult");

@InputType({ description: "Filter for results; a result must meet every condition that is set." })
export class StrategyResultFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: "True for results that passed only, false for those that did not (errors included).",
  })
  passed?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: "Results with one of these classifications, at most 500; otherwise LIMIT_EXCEEDED.",
  })
  @IsOptional()
  @AtMost(500)
  classificationIn?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Results of one of these tickers (case-insensitive), at most 500; otherwise LIMIT_EXCEEDED.",
  })
  @IsOptional()
  @AtMost(500)
  tickerIn?: string[] | null;

  @Field(() => Float, { nullable: true, description: "Results with at least this score." })
  minScore?: number | null;

  @Field(() => Float, { nullable: true, description: "Results with at most this score." })
  maxScore?: number | null;
}

export enum StrategyResultOrderField {
  SCORE = "SCORE",
  TICKER = "TICKER",
  CREATED_AT = "CREATED_AT",
}

registerEnumType(StrategyResultOrderField, {
  name: "StrategyResultOrderField",
  description: "Sort key of a list of results.",
  valuesConfig: {
    SCORE: { description: "By score; a result without a score counts as lower than all others." },
    TICKER: { description: "By ticker, compared by character code." },
    CREATED_AT: { description: "By the time at which the ticker was processed." },
  },
});

@InputType({ description: "Order of a list of results; the ticker breaks ties." })
export class StrategyResultOrder {
  @Field(() => StrategyResultOrderField, { description: "Sort key." })
  field!: StrategyResultOrderField;

  @Field(() => SortDirection, { description: "Sort direction." })
  direction!: SortDirection;
}

const BEST_FIRST: StrategyResultOrder = { field: StrategyResultOrderField.SCORE, direction: SortDirection.DESC };

@ArgsType()
export class StrategyResultArgs extends PageArgs {
  @Field(() => StrategyResultFilter, { nullable: true, description: "Restricts the results; all of them if omitted." })
  @IsOptional()
  @ValidateNested()
  filter?: StrategyResultFilter | null;

  @Field(() => StrategyResultOrder, {
    nullable: true,
    defaultValue: BEST_FIRST,
    description: "Order of the list.",
  })
  orderBy?: StrategyResultOrder | null;
}

/** The list of the results of a run under a filter. */
export function resultList({ filter, orderBy }: StrategyResultArgs): KeysetList<StrategyResult> {
  const { passed, classificationIn, tickerIn, minScore, maxScore } = filter ?? {};
  return {
    name: "resultList",
    entity: StrategyResult,
    alias: "result",
    where: [
      passed != null && ((bind) => `result.passed = ${bind(passed)}`),
      classificationIn != null && ((bind) => `result.classification = any(${bind(classificationIn)}::text[])`),
      tickerIn != null && ((bind) => `result.ticker = any(${bind(tickerIn.map(normalizeTicker))}::text[])`),
      minScore != null && ((bind) => `result.score >= ${bind(minScore)}`),
      maxScore != null && ((bind) => `result.score <= ${bind(maxScore)}`),
    ],
    order: orderOf(orderBy ?? BEST_FIRST),
  };
}

function orderOf({ field, direction }: StrategyResultOrder): KeysetOrder {
  const ticker = { expression: `result.ticker collate "C"`, type: "text" };
  const keys = {
    [StrategyResultOrderField.SCORE]: [
      { expression: "coalesce(result.score, '-infinity')", type: "double precision" },
      ticker,
    ],
    [StrategyResultOrderField.TICKER]: [ticker],
    [StrategyResultOrderField.CREATED_AT]: [{ expression: "result.created_at", type: "timestamptz" }, ticker],
  }[field];
  return { name: `results:${field}:${direction}`, direction, keys };
}

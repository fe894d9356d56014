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

@InputType({ description: "Which results; every condition that is given must hold." })
export class StrategyResultFilter {
  @Field(() => Boolean, { nullable: true, description: "Only those that passed, or only those that did not." })
  passed?: boolean | null;

  @Field(() => [String], { nullable: true, description: "With one of these classifications; at most 500." })
  @IsOptional()
  @AtMost(500)
  classificationIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these tickers; at most 500." })
  @IsOptional()
  @AtMost(500)
  tickerIn?: string[] | null;

  @Field(() => Float, { nullable: true, description: "With this score or a higher one." })
  minScore?: number | null;

  @Field(() => Float, { nullable: true, description: "With this score or a lower one." })
  maxScore?: number | null;
}

export enum StrategyResultOrderField {
  SCORE = "SCORE",
  TICKER = "TICKER",
  CREATED_AT = "CREATED_AT",
}

registerEnumType(StrategyResultOrderField, {
  name: "StrategyResultOrderField",
  description: "What results are ordered by; the ticker breaks ties.",
  valuesConfig: {
    SCORE: { description: "By score; a result without one counts as lower than all others." },
    TICKER: { description: "By ticker, in the order of its characters' codes." },
    CREATED_AT: { description: "By the time at which the ticker was processed." },
  },
});

@InputType({ description: "How results are ordered." })
export class StrategyResultOrder {
  @Field(() => StrategyResultOrderField, { description: "By what." })
  field!: StrategyResultOrderField;

  @Field(() => SortDirection, { description: "In which direction." })
  direction!: SortDirection;
}

@ArgsType()
export class StrategyResultArgs extends PageArgs {
  @Field(() => StrategyResultFilter, { nullable: true, description: "Which results." })
  @IsOptional()
  @ValidateNested()
  filter?: StrategyResultFilter | null;

  @Field(() => StrategyResultOrder, {
    nullable: true,
    description: "In which order; the best score first if left out.",
  })
  orderBy?: StrategyResultOrder | null;
}

const BEST_FIRST: StrategyResultOrder = { field: StrategyResultOrderField.SCORE, direction: SortDirection.DESC };

/** The results of a run under a filter, in an order. */
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

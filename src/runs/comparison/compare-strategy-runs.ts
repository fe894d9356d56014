import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { pageSize } from "../../platform/paging/keyset-page";
import { groupBy, rowsOf } from "../../platform/sql/rows";
import { findRun } from "../lifecycle/visible-runs";
import type { StrategyRunComparison, TickerFlip } from "./strategy-run-comparison.type";

export const MAX_DIFFERENCES = 1000;
export const DEFAULT_DIFFERENCES = 500;

interface ComparisonRequest {
  readonly a: string;
  readonly b: string;
  /** Maximum length of each list; null for the default. */
  readonly first: number | null;
}

interface Difference {
  readonly kind: "only_in_a" | "only_in_b" | "flipped";
  /** Total number of differences of this kind. */
  readonly of_kind: number;
  readonly ticker: string;
  readonly passed_in_a: boolean | null;
  readonly passed_in_b: boolean | null;
  readonly score_delta: number | null;
}

/** Compares the results of two runs, ticker by ticker; null unless the viewer can see both. */
export async function compareStrategyRuns(
  db: EntityManager,
  viewer: Viewer,
  { a, b, first }: ComparisonRequest,
): Promise<StrategyRunComparison | null> {
  const size = pageSize(first, { fallback: DEFAULT_DIFFERENCES, max: MAX_DIFFERENCES });
  const runs = await Promise.all([findRun(db, viewer, a), findRun(db, viewer, b)]);
  if (runs.includes(null)) return null;
  const differences = await rowsOf<Difference>(db, DIFFERENCES, [a, b, size]);
  const kinds = groupBy(differences, ({ kind }) => kind);
  const listOf = (kind: Difference["kind"]) => kinds.get(kind) ?? [];
  const countOf = (kind: Difference["kind"]) => listOf(kind)[0]?.of_kind ?? 0;
  return {
    onlyInA: listOf("only_in_a").map(({ ticker }) => ticker),
    onlyInB: listOf("only_in_b").map(({ ticker }) => ticker),
    flipped: listOf("flipped").map(flipOf),
    onlyInACount: countOf("only_in_a"),
    onlyInBCount: countOf("only_in_b"),
    flippedCount: countOf("flipped"),
    hasMore: differences.some(({ of_kind }) => of_kind > size),
  };
}

function flipOf(row: Difference): TickerFlip {
  return {
    ticker: row.ticker,
    passedInA: row.passed_in_a,
    passedInB: row.passed_in_b,
    scoreDelta: row.score_delta,
  };
}

/** The first $3 differences of each kind. `passed` is null for a ticker with an error, which thus counts as an outcome. */
const DIFFERENCES = `/* compareStrategyRuns */
  with result_a as (
    select ticker, score, case when error_message is null then passed end as passed
    from runs.strategy_result
    where run_id = $1
  ),
  result_b as (
    select ticker, score, case when error_message is null then passed end as passed
    from runs.strategy_result
    where run_id = $2
  ),
  difference as (
    select ticker,
           case
             when result_b.ticker is null then 'only_in_a'
             when result_a.ticker is null then 'only_in_b'
             else 'flipped'
           end as kind,
           result_a.passed as passed_in_a,
           result_b.passed as passed_in_b,
           result_b.score - result_a.score as score_delta
    from result_a
    full join result_b using (ticker)
    where result_a.ticker is null
       or result_b.ticker is null
       or result_a.passed is distinct from result_b.passed
  )
  select *
  from (
    select difference.*,
           row_number() over (partition by kind order by ticker collate "C") as nth,
           (count(*) over (partition by kind))::integer as of_kind
    from difference
  ) numbered
  where nth <= $3
  order by kind, nth`;

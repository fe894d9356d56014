import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { rowsOf } from "../../platform/rows";
import { findRun } from "../lifecycle/visible-runs";
import type { StrategyRunComparison } from "./strategy-run-comparison.type";

interface Difference {
  readonly ticker: string;
  readonly in_a: boolean;
  readonly in_b: boolean;
  readonly passed_in_a: boolean | null;
  readonly passed_in_b: boolean | null;
  readonly score_delta: number | null;
}

/** Holds two runs against each other, ticker by ticker; null when the viewer does not see both. */
export async function compareRuns(
  db: EntityManager,
  viewer: Viewer,
  a: string,
  b: string,
): Promise<StrategyRunComparison | null> {
  const runs = await Promise.all([findRun(db, viewer, a), findRun(db, viewer, b)]);
  if (runs.includes(null)) return null;
  const differences = await rowsOf<Difference>(
    db,
    `with result_a as (
       select ticker, score, case when error_message is null then passed end as passed
       from runs.strategy_result
       where run_id = $1
     ),
     result_b as (
       select ticker, score, case when error_message is null then passed end as passed
       from runs.strategy_result
       where run_id = $2
     )
     select ticker,
            result_a.ticker is not null as in_a,
            result_b.ticker is not null as in_b,
            result_a.passed as passed_in_a,
            result_b.passed as passed_in_b,
            result_b.score - result_a.score as score_delta
     from result_a
     full join result_b using (ticker)
     where result_a.ticker is null
        or result_b.ticker is null
        or result_a.passed is distinct from result_b.passed
     order by ticker collate "C"`,
    [a, b],
  );
  return {
    onlyInA: differences.filter((row) => !row.in_b).map((row) => row.ticker),
    onlyInB: differences.filter((row) => !row.in_a).map((row) => row.ticker),
    flipped: differences
      .filter((row) => row.in_a && row.in_b)
      .map((row) => ({
        ticker: row.ticker,
        passedInA: row.passed_in_a,
        passedInB: row.passed_in_b,
        scoreDelta: row.score_delta,
      })),
  };
}

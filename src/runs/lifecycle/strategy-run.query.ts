import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { isChangedSince } from "../../platform/feeds/change-cursor";
import type { Connection } from "../../platform/paging/connection.type";
import { type Condition, conjunction, type KeysetOrder, parameters } from "../../platform/paging/keyset-list";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { SortDirection } from "../../platform/paging/sort-direction.enum";
import { rowsOf } from "../../platform/sql/rows";
import { isUuid } from "../../platform/uuid";
import { ExecutionStatus } from "./execution-status.enum";
import { StrategyRun } from "./strategy-run.entity";
import { type StrategyRunFilter, type StrategyRunOrder, StrategyRunOrderField } from "./strategy-run-filter.input";
import { isVisibleRun } from "./visible-runs";

export const LATEST_FIRST: StrategyRunOrder = {
  field: StrategyRunOrderField.CREATED_AT,
  direction: SortDirection.DESC,
};

/** One page of the runs that the viewer can see, the latest first by default. */
export function listRuns(
  db: EntityManager,
  viewer: Viewer,
  filter: StrategyRunFilter | null,
  order: StrategyRunOrder | null,
  page: PageArgs,
): Promise<Connection<StrategyRun>> {
  const where = conditionsOf(viewer, filter);
  return keysetPage(
    db,
    { name: "listRuns", entity: StrategyRun, alias: "run", where, order: orderOf(order ?? LATEST_FIRST) },
    page,
  );
}

/** The number of runs in each status under a filter, including statuses without runs. */
export async function countRunsByStatus(
  db: EntityManager,
  viewer: Viewer,
  filter: StrategyRunFilter | null,
): Promise<{ status: ExecutionStatus; count: number }[]> {
  const { values, bind } = parameters();
  const rows = await rowsOf<{ status: ExecutionStatus; count: number }>(
    db,
    `/* countRunsByStatus */
     select run.execution_status as status, count(*)::integer as count
     from runs.strategy_run run
     where ${conjunction(conditionsOf(viewer, filter), bind)}
     group by run.execution_status`,
    values,
  );
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  return Object.values(ExecutionStatus).map((status) => ({ status, count: counts.get(status) ?? 0 }));
}

function conditionsOf(viewer: Viewer, filter: StrategyRunFilter | null): (Condition | false)[] {
  const { idIn, statusIn, strategyCodeIn, strategyCodeNotIn, paramsHash } = filter ?? {};
  const { changedSince, createdAfter, createdBefore, updatedAfter, updatedBefore } = filter ?? {};
  // A run without a report was last changed when it was created.
  const updatedAt = "greatest(run.created_at, run.last_progress_update, run.completed_at)";
  return [
    isVisibleRun(viewer),
    idIn != null && ((bind) => `run.run_id = any(${bind(idIn.filter(isUuid))}::uuid[])`),
    statusIn != null && ((bind) => `run.execution_status = any(${bind(statusIn)}::text[])`),
    strategyCodeIn != null && ((bind) => `run.strategy_code = any(${bind(strategyCodeIn)}::text[])`),
    strategyCodeNotIn != null && ((bind) => `run.strategy_code <> all(${bind(strategyCodeNotIn)}::text[])`),
    paramsHash != null && ((bind) => `run.params_hash = ${bind(paramsHash)}`),
    changedSince != null && isChangedSince("run", changedSince),
    createdAfter != null && ((bind) => `run.created_at >= ${bind(createdAfter)}::timestamptz`),
    createdBefore != null && ((bind) => `run.created_at < ${bind(createdBefore)}::timestamptz`),
    updatedAfter != null && ((bind) => isUpdatedAfter(`${bind(updatedAfter)}::timestamptz`)),
    updatedBefore != null && ((bind) => `${updatedAt} < ${bind(updatedBefore)}::timestamptz`),
  ];
}

/** Equivalent to `greatest(…) >= moment`, written so that each column's index can be used. */
function isUpdatedAfter(moment: string): string {
  return `run.created_at >= ${moment} or run.last_progress_update >= ${moment} or run.completed_at >= ${moment}`;
}

function orderOf({ field, direction }: StrategyRunOrder): KeysetOrder {
  const never = "'-infinity'::timestamptz";
  const expression = {
    [StrategyRunOrderField.CREATED_AT]: "run.created_at",
    [StrategyRunOrderField.STARTED_AT]: `coalesce(run.started_at, ${never})`,
    [StrategyRunOrderField.COMPLETED_AT]: `coalesce(run.completed_at, ${never})`,
    [StrategyRunOrderField.LAST_PROGRESS_UPDATE]: `coalesce(run.last_progress_update, ${never})`,
  }[field];
  return {
    name: `runs:${field}:${direction}`,
    direction,
    keys: [
      { expression, type: "timestamptz" },
      { expression: "run.run_id", type: "uuid" },
    ],
  };
}

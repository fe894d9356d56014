import type { Quota } from "../platform/quotas/within-quota";

export const RUN_QUOTA: Quota = {
  name: "runs",
  setting: "MAX_RUNS_PER_USER",
  from: "from runs.strategy_run run where run.owner_id = $1::uuid",
  what: "runs",
  advice: "Runs cannot be deleted.",
};

export const ACTIVE_RUN_QUOTA: Quota = {
  name: "activeRuns",
  setting: "MAX_ACTIVE_RUNS_PER_USER",
  from: `from runs.strategy_run run
    where run.owner_id = $1::uuid
      and run.executor = 'server'
      and run.execution_status in ('pending', 'running')`,
  what: "runs of the server that have not ended",
  advice: "Wait for one of them, or cancel it.",
};

export const HOLDING_QUOTA: Quota = {
  name: "holdings",
  setting: "MAX_HOLDINGS_PER_USER",
  from: "from runs.holdings holding where holding.owner_id = $1::uuid",
  what: "lots",
  advice: "Combine lots, or write over lots that are closed.",
};

import type { Quota } from "../platform/quotas/within-quota";

export const RUN_QUOTA: Quota = {
  name: "runs",
  setting: "MAX_RUNS_PER_USER",
  from: "from runs.strategy_run run where run.owner_id = $1::uuid",
  what: "runs",
  advice: "Runs cannot be deleted.",
};

export const HOLDING_QUOTA: Quota = {
  name: "holdings",
  setting: "MAX_HOLDINGS_PER_USER",
  from: "from runs.holdings holding where holding.owner_id = $1::uuid",
  what: "lots",
  advice: "Combine lots, or write over lots that are closed.",
};

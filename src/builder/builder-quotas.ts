import type { Quota } from "../platform/quotas/within-quota";

export const STRATEGY_QUOTA: Quota = {
  name: "strategies",
  setting: "MAX_STRATEGIES_PER_USER",
  from: "from builder.strategy_instances instance where instance.user_id = $1::uuid and instance.current_id is null",
  what: "strategies, with deleted ones",
  advice: "Change one of them instead.",
};

export const VERSION_QUOTA: Quota = {
  name: "versionsOfStrategy",
  setting: "MAX_VERSIONS_PER_STRATEGY",
  from: "from builder.strategy_instances version where version.current_id = $1::uuid",
  what: "earlier versions of this strategy",
  advice: "Continue with a copy of it.",
};

export const DRAFT_QUOTA: Quota = {
  name: "drafts",
  setting: "MAX_DRAFTS_PER_USER",
  from: "from builder.builder_sessions session where session.user_id = $1::uuid",
  what: "sessions, with closed ones",
  advice: "They are deleted 30 days after their last save; continue one of them.",
};

export const GENERATION_QUOTA: Quota = {
  name: "generations",
  setting: "MAX_GENERATIONS_PER_USER",
  from: "from builder.code_generations generation where generation.user_id = $1::uuid",
  what: "generations of code",
  advice: "Those that are not valid are deleted after 90 days.",
};

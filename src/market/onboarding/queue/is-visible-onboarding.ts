import { seesAll, type Viewer } from "../../../identity";
import type { Condition } from "../../../platform/paging/keyset-list";

/** Condition for jobs that a viewer may see: those they requested, or all for an ADMIN. */
export function isVisibleOnboarding(viewer: Viewer): Condition {
  return (bind) =>
    seesAll(viewer)
      ? "true"
      : `exists (
          select
          from market.symbol_onboarding_requesters requester
          where requester.onboarding_id = job.id and requester.user_id = ${bind(viewer.id)}::uuid
        )`;
}

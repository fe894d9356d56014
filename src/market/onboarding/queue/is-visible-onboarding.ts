import { seesAll, type Viewer } from "../../../identity";
import type { Condition } from "../../../platform/paging/keyset-list";

/** The condition under which a viewer sees a job: they are among those who asked for it, or an ADMIN. */
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

import type { EntityManager } from "typeorm";
import { type Viewer, writesSharedData } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";

/**
 * Refuses what exceeds the queue, or a user's part of it. Counts after the jobs are written and within their transaction:
 * what is refused is rolled back whole.
 */
export async function checkQueueLimits(
  db: EntityManager,
  viewer: Viewer,
  { queueLimit, userLimit }: Pick<OnboardingSettings, "queueLimit" | "userLimit">,
  field: string,
): Promise<void> {
  // One at a time from here to the commit: two that did not see each other's rows would exceed the limit together.
  await db.query(`/* checkQueueLimits */ select pg_advisory_xact_lock(hashtext('market.symbol_onboarding_queue'))`);
  const [{ all = 0, own = 0 } = {}] = await rowsOf<{ all: number; own: number }>(
    db,
    `/* checkQueueLimits */
     select count(*)::integer as "all", count(requester.user_id)::integer as own
     from market.symbol_onboarding_queue job
     left join market.symbol_onboarding_requesters requester
       on requester.onboarding_id = job.id
       and requester.user_id = $1
     where job.status in ('pending', 'processing')`,
    [viewer.id],
  );
  if (all > queueLimit) {
    const message = `The onboarding queue takes ${queueLimit} symbols at a time; with these it would hold ${all}. Try again later.`;
    refuse(ErrorCode.LIMIT_EXCEEDED, field, message);
  }
  if (own > userLimit && !writesSharedData(viewer)) {
    const message = `A user may have ${userLimit} symbols in the onboarding queue at a time; with these you would have ${own}. Try again later.`;
    refuse(ErrorCode.LIMIT_EXCEEDED, field, message);
  }
}

import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { OnboardingRequester } from "../queue/onboarding-requester.entity";

/**
 * Removes a viewer from the requesters of a job that has others; their first request and highest priority apply now.
 */
export async function removeRequester(db: EntityManager, viewer: Viewer, id: string): Promise<void> {
  await db.delete(OnboardingRequester, { onboardingId: id, userId: viewer.id });
  await db.query(
    `/* removeRequester */
     update market.symbol_onboarding_queue job
     set requested_by = rest.first,
         priority = rest.highest,
         updated_at = clock_timestamp()
     from (
       select (array_agg(user_id order by requested_at, user_id))[1] as first, min(priority) as highest
       from market.symbol_onboarding_requesters
       where onboarding_id = $1
     ) rest
     where job.id = $1`,
    [id],
  );
}

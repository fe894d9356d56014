import type { EntityManager } from "typeorm";
import { type Viewer, writesSharedData } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";

/**
 * Throws LIMIT_EXCEEDED if the queue, the user's share of it or the user's requests of a day are over their limit. Must
 * be called after the jobs are written, in the same transaction, so that a rejected request is rolled back completely.
 */
export async function checkQueueLimits(
  db: EntityManager,
  viewer: Viewer,
  { queueLimit, userLimit, dailyLimit }: Pick<OnboardingSettings, "queueLimit" | "userLimit" | "dailyLimit">,
  field: string,
): Promise<void> {
  const { all, own, today } = await lockAndCount(db, viewer);
  if (all > queueLimit) {
    const message = `The onboarding queue would have ${all} symbols; the maximum is ${queueLimit}. Try again later.`;
    refuse(ErrorCode.LIMIT_EXCEEDED, field, message);
  }
  if (writesSharedData(viewer)) return;
  if (own > userLimit) {
    const message = `You would have ${own} symbols in the onboarding queue; the maximum per user is ${userLimit}. Try again later.`;
    refuse(ErrorCode.LIMIT_EXCEEDED, field, message);
  }
  if (today > dailyLimit) {
    const message = `You would have requested ${today} symbols within 24 hours; the maximum is ${dailyLimit}. Try again tomorrow.`;
    refuse(ErrorCode.LIMIT_EXCEEDED, field, message);
  }
}

interface QueueSize {
  readonly all: number;
  readonly own: number;
  /** Symbols that the user was the first to request within 24 hours, whatever became of them. */
  readonly today: number;
}

async function lockAndCount(db: EntityManager, viewer: Viewer): Promise<QueueSize> {
  // Serializes transactions from here to the commit: two that cannot see each other's rows could exceed the limit
  // together.
  await rowsOf(db, "/* checkQueueLimits */ select pg_advisory_xact_lock(hashtext('market.symbol_onboarding_queue'))");
  const [size] = await rowsOf<QueueSize>(
    db,
    `/* checkQueueLimits */
     select count(*)::integer as "all",
            count(requester.user_id)::integer as own,
            (select count(*)::integer
             from market.symbol_onboarding_requesters recent
             join market.symbol_onboarding_queue requested
               on requested.id = recent.onboarding_id
               and requested.requested_by = $1
             where recent.user_id = $1
               and recent.requested_at > now() - interval '24 hours') as today
     from market.symbol_onboarding_queue job
     left join market.symbol_onboarding_requesters requester
       on requester.onboarding_id = job.id
       and requester.user_id = $1
     where job.status in ('pending', 'processing')`,
    [viewer.id],
  );
  return size as QueueSize;
}

import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { isDatabaseError } from "../../../platform/sql/database-error";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import { checkQueueLimits } from "../queue/check-queue-limits";
import { OnboardingStatus } from "../queue/onboarding-status.enum";
import { enqueueWakeUps } from "../queue/onboarding-wake-ups";
import { requeueOnboardings } from "../queue/requeue-onboardings";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";
import { refuseUnknownOnboarding } from "./cancel-symbol-onboarding";
import type { SymbolOnboardingInput } from "./onboarding.input";
import type { SymbolOnboardingPayload } from "./onboarding-payload.type";
import { findOnboarding } from "./symbol-onboarding.query";

/**
 * Retries a failed or cancelled job at once, with a full set of attempts; its earlier failures are kept. A job that is
 * backing off after a failure becomes due now.
 */
export async function retrySymbolOnboarding(
  db: EntityManager,
  viewer: Viewer,
  input: SymbolOnboardingInput,
  { jobs, settings }: { readonly jobs: JobQueue; readonly settings: OnboardingSettings },
): Promise<Partial<SymbolOnboardingPayload>> {
  try {
    return await db.transaction(async (tx) => {
      const job = (await findOnboarding(tx, viewer, input.id, true)) ?? refuseUnknownOnboarding();
      const hasEnded = job.status === OnboardingStatus.FAILED || job.status === OnboardingStatus.CANCELLED;
      const [onboarding] = hasEnded ? await requeueOnboardings(tx, [job.id]) : await skipBackoff(tx, job.id);
      if (onboarding === undefined) {
        const message = `The job is ${job.status}; only a failed or cancelled job, or one that is backing off after a failure, can be retried.`;
        return refuse<SymbolOnboardingPayload>(ErrorCode.INVALID_TRANSITION, "input.id", message, { onboarding: job });
      }
      if (hasEnded) await checkQueueLimits(tx, viewer, settings, "input.id");
      await enqueueWakeUps(tx, jobs, 1);
      return { onboarding };
    });
  } catch (error) {
    if (!isDatabaseError(error, ["UNIQUE_VIOLATION"])) throw error;
    const message = "A newer job for the same symbol is pending or processing; there is nothing to retry.";
    return refuse(ErrorCode.DUPLICATE, "input.id", message);
  }
}

/** Makes a job that is backing off due now; returns no job if it is not. */
async function skipBackoff(db: EntityManager, id: string): Promise<SymbolOnboarding[]> {
  const rows = await rowsOf<Row>(
    db,
    `/* skipBackoff */
     update market.symbol_onboarding_queue
     set next_attempt_at = clock_timestamp(), updated_at = clock_timestamp()
     where id = $1
       and status = 'pending'
       and next_attempt_at > clock_timestamp()
     returning *`,
    [id],
  );
  return rows.map(entityReader(db, SymbolOnboarding));
}

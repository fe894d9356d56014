import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { isDatabaseError } from "../../platform/database-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { refuseUnknownOnboarding } from "./cancel-onboarding";
import type { SymbolOnboardingInput } from "./onboarding.input";
import type { SymbolOnboardingPayload } from "./onboarding-payload.type";
import { OnboardingPhase } from "./onboarding-phase.enum";
import type { OnboardingSettings } from "./onboarding-settings";
import { OnboardingStatus } from "./onboarding-status.enum";
import { enqueueTickets } from "./onboarding-tickets";
import { refuseFullQueue } from "./refuse-full-queue";
import { SymbolOnboarding } from "./symbol-onboarding.entity";
import { findOnboarding } from "./symbol-onboarding.query";

/** Tries a failed or cancelled job anew, with all its attempts, at once; what went wrong before stays on record. */
export async function retryOnboarding(
  db: EntityManager,
  viewer: Viewer,
  input: SymbolOnboardingInput,
  { jobs, settings }: { readonly jobs: JobQueue; readonly settings: OnboardingSettings },
): Promise<Partial<SymbolOnboardingPayload>> {
  try {
    return await db.transaction(async (tx) => {
      const job = (await findOnboarding(tx, viewer, input.id, true)) ?? refuseUnknownOnboarding();
      if (job.status !== OnboardingStatus.FAILED && job.status !== OnboardingStatus.CANCELLED) {
        const message = `The job is ${job.status}; only a failed or cancelled one can be retried.`;
        refuse(ErrorCode.INVALID_TRANSITION, "input.id", message, { onboarding: job });
      }
      await tx.update(
        SymbolOnboarding,
        { id: job.id },
        {
          status: OnboardingStatus.PENDING,
          phase: OnboardingPhase.QUEUED,
          attempts: 0,
          nextAttemptAt: () => "clock_timestamp()",
          updatedAt: () => "clock_timestamp()",
          startedAt: null,
          completedAt: null,
          errorMessage: null,
        },
      );
      await refuseFullQueue(tx, settings.queueLimit, "input.id");
      await enqueueTickets(tx, jobs, 1);
      return { onboarding: await tx.findOneByOrFail(SymbolOnboarding, { id: job.id }) };
    });
  } catch (error) {
    if (!isDatabaseError(error, ["UNIQUE_VIOLATION"])) throw error;
    const message = "A newer job for the same symbol waits or is under way; there is nothing to retry.";
    return refuse(ErrorCode.DUPLICATE, "input.id", message);
  }
}

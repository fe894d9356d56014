import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { OnboardingRequester } from "../queue/onboarding-requester.entity";
import { OnboardingStatus } from "../queue/onboarding-status.enum";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";
import type { SymbolOnboardingInput } from "./onboarding.input";
import type { SymbolOnboardingPayload } from "./onboarding-payload.type";
import { removeRequester } from "./remove-requester";
import { findOnboarding } from "./symbol-onboarding.query";

/**
 * Removes the viewer from the job's requesters if there are others. If not, or if the viewer is an ADMIN, the job is
 * cancelled at once; a worker that is processing it notices when it next extends its lease, and its writes have no
 * effect.
 */
export function cancelSymbolOnboarding(
  db: EntityManager,
  viewer: Viewer,
  input: SymbolOnboardingInput,
): Promise<Partial<SymbolOnboardingPayload>> {
  return db.transaction(async (tx) => {
    // A concurrent request for the symbol waits for this lock and then sees the new status of the job.
    const job = (await findOnboarding(tx, viewer, input.id, true)) ?? refuseUnknownOnboarding();
    if (job.status !== OnboardingStatus.PENDING && job.status !== OnboardingStatus.PROCESSING) {
      const message = `The job is ${job.status} and cannot be cancelled.`;
      refuse<SymbolOnboardingPayload>(ErrorCode.INVALID_TRANSITION, "input.id", message, { onboarding: job });
    }
    const requesters = await tx.findBy(OnboardingRequester, { onboardingId: job.id });
    const isTheirsAlone = requesters.every(({ userId }) => userId === viewer.id) && requesters.length > 0;
    if (isTheirsAlone) await endOnboarding(tx, job, job.errorMessage);
    else if (seesAll(viewer)) await endOnboarding(tx, job, "Cancelled by an administrator.");
    else await removeRequester(tx, viewer, job.id);
    return { onboarding: await tx.findOneByOrFail(SymbolOnboarding, { id: job.id }) };
  });
}

async function endOnboarding(db: EntityManager, { id }: SymbolOnboarding, errorMessage: string | null): Promise<void> {
  await db.update(
    SymbolOnboarding,
    { id },
    {
      status: OnboardingStatus.CANCELLED,
      errorMessage,
      completedAt: () => "clock_timestamp()",
      updatedAt: () => "clock_timestamp()",
      leaseToken: null,
      leaseExpiresAt: null,
    },
  );
}

export function refuseUnknownOnboarding(): never {
  return refuse(ErrorCode.NOT_FOUND, "input.id", "The onboarding job does not exist or is not visible to you.");
}

import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { SymbolOnboardingInput } from "./onboarding.input";
import type { SymbolOnboardingPayload } from "./onboarding-payload.type";
import { OnboardingStatus } from "./onboarding-status.enum";
import { SymbolOnboarding } from "./symbol-onboarding.entity";
import { findOnboarding } from "./symbol-onboarding.query";

/** Calls a job off at once; a worker that is at it learns so at its next step and writes nothing more of it. */
export function cancelOnboarding(
  db: EntityManager,
  viewer: Viewer,
  input: SymbolOnboardingInput,
): Promise<Partial<SymbolOnboardingPayload>> {
  return db.transaction(async (tx) => {
    const job = (await findOnboarding(tx, viewer, input.id, true)) ?? refuseUnknownOnboarding();
    if (job.status !== OnboardingStatus.PENDING && job.status !== OnboardingStatus.PROCESSING) {
      const message = `The job is ${job.status} and cannot be cancelled.`;
      refuse(ErrorCode.INVALID_TRANSITION, "input.id", message, { onboarding: job });
    }
    await tx.update(
      SymbolOnboarding,
      { id: job.id },
      {
        status: OnboardingStatus.CANCELLED,
        completedAt: () => "clock_timestamp()",
        updatedAt: () => "clock_timestamp()",
        leaseToken: null,
        leaseExpiresAt: null,
      },
    );
    return { onboarding: await tx.findOneByOrFail(SymbolOnboarding, { id: job.id }) };
  });
}

export function refuseUnknownOnboarding(): never {
  return refuse(ErrorCode.NOT_FOUND, "input.id", "There is no such onboarding that you can see.");
}

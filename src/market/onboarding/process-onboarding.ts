import type { EntityManager } from "typeorm";
import { ProviderError } from "../providers/provider-error";
import type { ClaimedOnboarding } from "./claim-onboarding";
import { completeOnboarding, type Failure, failAttempt } from "./end-onboarding";
import { holdOnboarding, OnboardingLost } from "./hold-onboarding";
import type { OnboardingPhases, PhaseTools } from "./onboarding-phases";
import type { OnboardingSettings } from "./onboarding-settings";

/**
 * Works through a claimed job, phase by phase, renewing its lease all the while. A failure is kept with the job; a job
 * that was cancelled or given away is dropped without a word. Gives the seconds until a next attempt is due, if any.
 */
export async function processOnboarding(
  db: EntityManager,
  job: ClaimedOnboarding,
  phases: OnboardingPhases,
  { provider }: Pick<PhaseTools, "provider">,
  settings: OnboardingSettings,
): Promise<void> {
  const lost = new AbortController();
  const heartbeat = setInterval(
    () => holdOnboarding(db, job, settings, null).catch((error: unknown) => lost.abort(error)),
    (settings.leaseSeconds * 1000) / 3,
  );
  try {
    const notes: string[] = [];
    for (const { phase, work } of phases) {
      await holdOnboarding(db, job, settings, phase);
      notes.push(...(await work({ db, provider, signal: lost.signal }, job.symbol)));
    }
    await completeOnboarding(db, job, notes);
  } catch (error) {
    if (error instanceof OnboardingLost || lost.signal.aborted) return;
    await failAttempt(db, job, failureOf(error), settings).catch((late: unknown) => {
      if (!(late instanceof OnboardingLost)) throw late;
    });
  } finally {
    clearInterval(heartbeat);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof ProviderError) return error;
  return { message: error instanceof Error ? error.message : String(error), isPermanent: false };
}

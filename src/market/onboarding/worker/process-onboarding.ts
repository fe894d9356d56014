import type { EntityManager } from "typeorm";
import type { OnboardingSettings } from "../../onboarding-settings";
import { ProviderError } from "../../providers/provider-error";
import type { ClaimedOnboarding } from "../queue/claim-onboarding";
import { completeOnboarding, type Failure, failAttempt } from "../queue/end-onboarding";
import { extendLease, OnboardingLost } from "../queue/extend-lease";
import type { OnboardingPhases, PhaseTools } from "./onboarding-phases";
import { PhaseTimeoutError, withTimeout } from "./with-timeout";

/**
 * Runs the phases of a claimed job while extending its lease. A failure is recorded in the job, and also thrown if it
 * is unexpected, so that it is logged. A job that was cancelled or claimed by another worker is dropped silently.
 */
export async function processOnboarding(
  db: EntityManager,
  job: ClaimedOnboarding,
  phases: OnboardingPhases,
  { provider }: Pick<PhaseTools, "provider">,
  settings: OnboardingSettings,
): Promise<void> {
  const lost = new AbortController();
  const abortIfLost = (error: unknown) => {
    // Any other error may be gone before the lease expires; if not, the next phase notices that the lease is lost.
    if (error instanceof OnboardingLost) lost.abort(error);
  };
  const heartbeat = setInterval(
    () => extendLease(db, job, settings, null).catch(abortIfLost),
    (settings.leaseSeconds * 1000) / 3,
  );
  try {
    const notes: string[] = [];
    for (const { phase, work } of phases) {
      await extendLease(db, job, settings, phase);
      const within = (signal: AbortSignal) => work({ db, provider, signal }, job.symbol);
      notes.push(...(await withTimeout(settings.phaseSeconds, lost.signal, within)));
    }
    await completeOnboarding(db, job, notes);
  } catch (error) {
    if (error instanceof OnboardingLost || lost.signal.aborted) return;
    await failAttempt(db, job, failureOf(error), settings).catch((late: unknown) => {
      if (!(late instanceof OnboardingLost)) throw late;
    });
    if (!(error instanceof ProviderError || error instanceof PhaseTimeoutError)) throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** The failure shown to users: the message of a provider error or timeout; unexpected errors are only in the log. */
function failureOf(error: unknown): Failure {
  if (error instanceof ProviderError) return error;
  if (error instanceof PhaseTimeoutError) return { message: error.message, isPermanent: false };
  return { message: "An internal error occurred; the server log has the details.", isPermanent: false };
}

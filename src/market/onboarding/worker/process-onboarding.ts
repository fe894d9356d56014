import type { EntityManager } from "typeorm";
import type { OnboardingSettings } from "../../onboarding-settings";
import { ProviderError } from "../../providers/provider-error";
import type { ClaimedOnboarding } from "../queue/claim-onboarding";
import { completeOnboarding, type Failure, failAttempt } from "../queue/end-onboarding";
import { extendLease, OnboardingLost } from "../queue/extend-lease";
import type { OnboardingPhases, PhaseTools } from "./onboarding-phases";
import { PhaseTimeoutError, withTimeout } from "./with-timeout";

/**
 * Works through a claimed job, phase by phase, renewing its lease all the while. A failure is kept with the job, and
 * thrown as well when it is a defect of ours; a job that was cancelled or given away is dropped without a word.
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
    // Any other failure to renew the lease may pass before it ends; if it does not, the next phase learns so.
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

/** What users are told; of anything but a provider's own words only that it happened, for the log has the rest. */
function failureOf(error: unknown): Failure {
  if (error instanceof ProviderError) return error;
  if (error instanceof PhaseTimeoutError) return { message: error.message, isPermanent: false };
  return { message: "The server failed at this symbol; its log has the reason.", isPermanent: false };
}

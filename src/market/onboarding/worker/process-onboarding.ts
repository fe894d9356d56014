import type { EntityManager } from "typeorm";
import type { OnboardingSettings } from "../../onboarding-settings";
import { ProviderError } from "../../providers/provider-error";
import type { ClaimedOnboarding } from "../queue/claim-onboarding";
import { completeOnboarding } from "../queue/complete-onboarding";
import { extendLease } from "../queue/extend-lease";
import { type Failure, failAttempt } from "../queue/fail-attempt";
import type { LeaseOutcome } from "../queue/update-claimed-job";
import type { OnboardingPhases, PhaseTools } from "./onboarding-phases";
import { withTimeout } from "./with-timeout";

type AttemptOutcome =
  | { readonly status: "completed" }
  /** The job was cancelled or claimed by another worker. */
  | { readonly status: "lost" }
  /** `error` is set if the failure is unexpected. */
  | { readonly status: "failed"; readonly failure: Failure; readonly error?: unknown };

/**
 * Runs the phases of a claimed job while extending its lease. A failure is recorded in the job, and also thrown if it is
 * unexpected, so that it is logged. A job that was cancelled or claimed by another worker is dropped silently.
 */
export async function processOnboarding(
  db: EntityManager,
  job: ClaimedOnboarding,
  phases: OnboardingPhases,
  { provider }: Pick<PhaseTools, "provider">,
  settings: OnboardingSettings,
): Promise<void> {
  const lost = new AbortController();
  const heartbeat = setInterval(() => abortIfLost(db, job, settings, lost), (settings.leaseSeconds * 1000) / 3);
  try {
    const outcome = await attempt(job, phases, { db, provider, signal: lost.signal }, settings);
    if (outcome.status !== "failed") return;
    await failAttempt(db, job, outcome.failure, settings);
    if (outcome.error !== undefined) throw outcome.error;
  } finally {
    clearInterval(heartbeat);
  }
}

async function abortIfLost(
  db: EntityManager,
  job: ClaimedOnboarding,
  settings: OnboardingSettings,
  lost: AbortController,
): Promise<void> {
  // An error may be gone before the lease expires; if not, the next phase notices that the lease is lost.
  const outcome = await extendLease(db, job, settings, null).catch((): LeaseOutcome => "held");
  if (outcome === "lost") lost.abort(new Error("The job was cancelled or claimed by another worker."));
}

/** Runs the phases and completes the job. Providers report their failures as exceptions; from here on they are outcomes. */
async function attempt(
  job: ClaimedOnboarding,
  phases: OnboardingPhases,
  tools: PhaseTools,
  settings: OnboardingSettings,
): Promise<AttemptOutcome> {
  try {
    return await runPhases(job, phases, tools, settings);
  } catch (error) {
    if (tools.signal.aborted) return { status: "lost" };
    if (error instanceof ProviderError) return { status: "failed", failure: error };
    const message = "An internal error occurred; the server log has the details.";
    return { status: "failed", failure: { message, isPermanent: false }, error };
  }
}

async function runPhases(
  job: ClaimedOnboarding,
  phases: OnboardingPhases,
  { db, provider, signal: lost }: PhaseTools,
  settings: OnboardingSettings,
): Promise<AttemptOutcome> {
  const notes: string[] = [];
  for (const { phase, work } of phases) {
    if ((await extendLease(db, job, settings, phase)) === "lost") return { status: "lost" };
    const seconds = settings.phaseSeconds;
    const result = await withTimeout(seconds, lost, (signal) => work({ db, provider, signal }, job.symbol));
    if (result.status === "aborted") return { status: "lost" };
    if (result.status === "timed_out") {
      const message = `The phase did not finish within ${seconds} seconds.`;
      return { status: "failed", failure: { message, isPermanent: false } };
    }
    notes.push(...result.value);
  }
  return { status: (await completeOnboarding(db, job, notes)) === "lost" ? "lost" : "completed" };
}

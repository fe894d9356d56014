import type { OnboardingSettings } from "../../onboarding-settings";
import type { SymbolOnboarding } from "../queue/symbol-onboarding.entity";
import type { WaitingOnboarding } from "./waiting-onboarding.loaders";

/** Explains in one sentence why a job is waiting, with an estimate if jobs have completed before. */
export function waitingReason(
  job: Pick<SymbolOnboarding, "attempts" | "maxAttempts" | "nextAttemptAt">,
  waiting: WaitingOnboarding,
  { concurrency }: Pick<OnboardingSettings, "concurrency">,
): string {
  if (waiting.dueInSeconds > 0) {
    const attempt = `attempt ${job.attempts + 1} of ${job.maxAttempts}`;
    return `Backing off after a failure until ${job.nextAttemptAt.toISOString()}, then ${attempt}.`;
  }
  if (waiting.liveWorkers === 0) return "No worker is running; the job starts when a worker is started.";
  const ahead = waiting.position - 1;
  const slots = waiting.liveWorkers * concurrency;
  if (ahead < slots - waiting.processing) return "Next in the queue; a worker starts it within seconds.";
  const before = ahead === 0 ? "Next in the queue" : `${ahead} ${ahead === 1 ? "job is" : "jobs are"} ahead of it`;
  const rounds = Math.ceil((ahead + 1) / slots);
  const estimate = waiting.meanSeconds === null ? "" : `; about ${Math.ceil(rounds * waiting.meanSeconds)} s`;
  const workers = waiting.liveWorkers === 1 ? "1 worker" : `${waiting.liveWorkers} workers`;
  return `${before}; all ${slots} slots of ${workers} are busy${estimate}.`;
}

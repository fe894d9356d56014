import type { OnboardingSettings } from "../../onboarding-settings";
import type { SymbolOnboarding } from "../queue/symbol-onboarding.entity";
import type { WaitingOnboarding } from "./waiting-onboarding.loaders";

/** Why a job waits, in one sentence for people, with an estimate where there is ground for one. */
export function waitingReason(
  job: Pick<SymbolOnboarding, "attempts" | "maxAttempts" | "nextAttemptAt">,
  waiting: WaitingOnboarding,
  { concurrency }: Pick<OnboardingSettings, "concurrency">,
): string {
  if (waiting.dueInSeconds > 0) {
    const attempt = `attempt ${job.attempts + 1} of ${job.maxAttempts}`;
    return `Backing off after a failure until ${job.nextAttemptAt.toISOString()}, then ${attempt}.`;
  }
  if (waiting.liveWorkers === 0) return "No worker is alive; it begins when one is started.";
  const ahead = waiting.position - 1;
  const places = waiting.liveWorkers * concurrency;
  const free = places - waiting.underWay;
  if (ahead < free) return "Next: a worker takes it within seconds.";
  const before = ahead === 0 ? "Next in the queue" : `${ahead} ${ahead === 1 ? "job is" : "jobs are"} ahead of it`;
  const rounds = Math.ceil((ahead + 1) / places);
  const estimate = waiting.usualSeconds === null ? "" : `; about ${Math.ceil(rounds * waiting.usualSeconds)} s`;
  const workers = waiting.liveWorkers === 1 ? "the one worker" : `the ${waiting.liveWorkers} workers`;
  return `${before}, and all ${places} places of ${workers} are taken${estimate}.`;
}

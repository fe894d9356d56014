import type { WaitingOnboarding } from "../../../src/market/onboarding/requests/waiting-onboarding.loaders";
import { waitingReason } from "../../../src/market/onboarding/requests/waiting-reason";

const job = { attempts: 1, maxAttempts: 5, nextAttemptAt: new Date("2026-01-05T09:30:00Z") };
const idle: WaitingOnboarding = { position: 1, dueInSeconds: 0, liveWorkers: 2, underWay: 0, usualSeconds: null };
const reason = (waiting: Partial<WaitingOnboarding>) => waitingReason(job, { ...idle, ...waiting }, { concurrency: 3 });

test.each<[string, Partial<WaitingOnboarding>]>([
  ["Backing off after a failure until 2026-01-05T09:30:00.000Z, then attempt 2 of 5.", { dueInSeconds: 3 }],
  [
    "Backing off after a failure until 2026-01-05T09:30:00.000Z, then attempt 2 of 5.",
    { dueInSeconds: 3, liveWorkers: 0 },
  ],
  ["No worker is alive; it begins when one is started.", { liveWorkers: 0 }],
  ["Next: a worker takes it within seconds.", {}],
  ["Next: a worker takes it within seconds.", { position: 6 }],
  ["Next: a worker takes it within seconds.", { position: 1, underWay: 5 }],
  ["Next in the queue, and all 6 places of the 2 workers are taken.", { underWay: 6 }],
  ["1 job is ahead of it, and all 6 places of the 2 workers are taken.", { position: 2, underWay: 6 }],
  ["6 jobs are ahead of it, and all 6 places of the 2 workers are taken; about 8 s.", { position: 7, usualSeconds: 4 }],
  [
    "12 jobs are ahead of it, and all 6 places of the 2 workers are taken; about 11 s.",
    { position: 13, underWay: 6, usualSeconds: 3.5 },
  ],
  [
    "Next in the queue, and all 3 places of the one worker are taken; about 2 s.",
    { liveWorkers: 1, underWay: 3, usualSeconds: 2 },
  ],
])("%s (%j)", (sentence, waiting) => {
  expect(reason(waiting)).toBe(sentence);
});

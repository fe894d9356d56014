import type { WaitingOnboarding } from "../../../src/market/onboarding/requests/waiting-onboarding.loaders";
import { waitingReason } from "../../../src/market/onboarding/requests/waiting-reason";

const JOB = { attempts: 1, maxAttempts: 5, nextAttemptAt: new Date("2026-01-05T09:30:00Z") };
const IDLE: WaitingOnboarding = { position: 1, dueInSeconds: 0, liveWorkers: 2, processing: 0, meanSeconds: null };
const reason = (waiting: Partial<WaitingOnboarding>) => waitingReason(JOB, { ...IDLE, ...waiting }, { concurrency: 3 });

test.each<[string, Partial<WaitingOnboarding>]>([
  ["Backing off after a failure until 2026-01-05T09:30:00.000Z, then attempt 2 of 5.", { dueInSeconds: 3 }],
  [
    "Backing off after a failure until 2026-01-05T09:30:00.000Z, then attempt 2 of 5.",
    { dueInSeconds: 3, liveWorkers: 0 },
  ],
  ["No worker is running; the job starts when a worker is started.", { liveWorkers: 0 }],
  ["Next in the queue; a worker starts it within seconds.", {}],
  ["Next in the queue; a worker starts it within seconds.", { position: 6 }],
  ["Next in the queue; a worker starts it within seconds.", { position: 1, processing: 5 }],
  ["Next in the queue; all 6 slots of 2 workers are busy.", { processing: 6 }],
  ["1 job is ahead of it; all 6 slots of 2 workers are busy.", { position: 2, processing: 6 }],
  ["6 jobs are ahead of it; all 6 slots of 2 workers are busy; about 8 s.", { position: 7, meanSeconds: 4 }],
  [
    "12 jobs are ahead of it; all 6 slots of 2 workers are busy; about 11 s.",
    { position: 13, processing: 6, meanSeconds: 3.5 },
  ],
  [
    "Next in the queue; all 3 slots of 1 worker are busy; about 2 s.",
    { liveWorkers: 1, processing: 3, meanSeconds: 2 },
  ],
])("%s (%j)", (sentence, waiting) => {
  expect(reason(waiting)).toBe(sentence);
});

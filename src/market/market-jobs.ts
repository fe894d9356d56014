import type { JobKind, ScheduledJob } from "../platform/jobs/job-queue";
import type { OnboardingSettings } from "./onboarding/onboarding-settings";
import { TICKET_QUEUE } from "./onboarding/onboarding-tickets";
import { symbolPhases } from "./onboarding/symbol-phases";
import { workOnOnboarding } from "./onboarding/work-on-onboarding";
import type { PriceProvider } from "./providers/price-provider";
import { enqueueRefresh, REFRESH_QUEUE, type RefreshJob, refreshSymbols } from "./refresh/refresh-symbols";

/** Seconds after which a job of ten symbols is taken for hung. */
const REFRESH_SECONDS = 120;

export interface MarketWork {
  readonly provider: PriceProvider;
  readonly onboarding: OnboardingSettings;
}

/** The background jobs of this room. */
export function marketJobs({ provider, onboarding: settings }: MarketWork): JobKind[] {
  return [
    {
      queue: TICKET_QUEUE,
      // Beyond the slowest provider, or a worker would begin another symbol beside the one that it is still at. Nothing
      // waits for it: a dead worker's symbol is free when its lease ends, and the living bring it a new ticket.
      expireInSeconds: 300,
      retryLimit: 10,
      concurrency: settings.concurrency,
      handle: (db, _data, jobs) => workOnOnboarding(db, { phases: symbolPhases, provider, settings, jobs }),
    },
    {
      queue: REFRESH_QUEUE,
      expireInSeconds: REFRESH_SECONDS,
      retryLimit: 3,
      concurrency: 1,
      handle: (db, data) =>
        refreshSymbols(db, provider, data as RefreshJob, AbortSignal.timeout(REFRESH_SECONDS * 1000)),
    },
  ];
}

/** What is due in this room at fixed times. */
export function marketSchedules(): ScheduledJob[] {
  return [
    {
      queue: "refresh-market",
      // Half an hour after the close, when the day's bars are final.
      cron: "30 16 * * 1-5",
      timeZone: "America/New_York",
      run: enqueueRefresh,
    },
  ];
}

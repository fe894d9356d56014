import type { Logger } from "pino";
import { hourlyCleanup } from "../platform/jobs/cleanup-schedule";
import type { JobKind, ScheduledJob } from "../platform/jobs/job-queue";
import { deleteEndedOnboardings } from "./onboarding/queue/delete-ended-onboardings";
import { WAKE_UP_QUEUE } from "./onboarding/queue/onboarding-wake-ups";
import { processNextOnboarding } from "./onboarding/worker/process-next-onboarding";
import { symbolPhases } from "./onboarding/worker/symbol-phases";
import type { OnboardingSettings } from "./onboarding-settings";
import type { PriceProvider } from "./price-provider";
import { CALCULATION_QUEUE, type CalculationJob, calculateSymbols } from "./refresh/calculate-symbols";
import { PRICES_QUEUE, type PricesJob } from "./refresh/prices-job";
import { refreshPrices } from "./refresh/refresh-prices";
import { REFRESH_CRON, REFRESH_ZONE } from "./refresh/refresh-schedule";
import { giveUpRefresh, startDueRefresh } from "./refresh/start-refresh";

export interface MarketWork {
  readonly provider: PriceProvider;
  readonly onboarding: OnboardingSettings;
  readonly log: Logger;
}

/** The market's background jobs. */
export function marketJobs(work: MarketWork): JobKind[] {
  return [onboardingJob(work), pricesJob(work), CALCULATION_JOB];
}

function onboardingJob({ provider, onboarding: settings }: MarketWork): JobKind {
  return {
    queue: WAKE_UP_QUEUE,
    // Longer than the slowest provider takes, or a worker would start a second symbol beside the one in progress. A long
    // expiry delays nothing: when a worker dies, its symbol's lease expires and a live worker enqueues a new wake-up
    // job.
    expireInSeconds: 300,
    retryLimit: 10,
    concurrency: settings.concurrency,
    handle: (db, _data, jobs) => processNextOnboarding(db, { phases: symbolPhases, provider, settings, jobs }),
  };
}

function pricesJob({ provider, log }: MarketWork): JobKind {
  return {
    queue: PRICES_QUEUE,
    // Longer than a step may run, including a slow last symbol.
    expireInSeconds: 300,
    retryLimit: 10,
    concurrency: 1,
    handle: (db, data, jobs) => refreshPrices(db, { provider, jobs, log }, data as PricesJob),
    giveUp: async (db, data) => {
      await giveUpRefresh(db, log, (data as PricesJob).refreshId);
    },
  };
}

const CALCULATION_JOB: JobKind = {
  queue: CALCULATION_QUEUE,
  expireInSeconds: 300,
  retryLimit: 3,
  concurrency: 1,
  handle: (db, data) => calculateSymbols(db, (data as CalculationJob).symbols),
};

/** The market's scheduled jobs. */
export function marketSchedules({ log }: Pick<MarketWork, "log">): ScheduledJob[] {
  return [
    {
      queue: "refresh-market",
      cron: REFRESH_CRON,
      timeZone: REFRESH_ZONE,
      // It only makes the jobs of the refresh. Once a day, so it is retried for a quarter of an hour.
      expireInSeconds: 60,
      retryLimit: 9,
      run: (db, jobs) => startDueRefresh(db, { jobs, log }),
    },
    { queue: "delete-ended-onboardings", ...hourlyCleanup(49), run: deleteEndedOnboardings },
  ];
}

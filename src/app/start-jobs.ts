import type { Logger } from "pino";
import { builderSchedules } from "../builder";
import {
  makeProvider,
  marketJobs,
  marketSchedules,
  type PriceProvider,
  startDueRefresh,
  startOnboardingHeartbeat,
} from "../market";
import type { JobQueue } from "../platform/jobs/job-queue";
import { startJobRunner } from "../platform/jobs/job-runner";
import { stopAll } from "../platform/stop-all";
import { runJobs, runSchedules } from "../runs";
import type { OpenDatabase } from "./open-database";
import type { Settings } from "./settings";

export interface Jobs {
  readonly queue: JobQueue;
  readonly provider: PriceProvider;
  /** Begins to take jobs. */
  work(): Promise<void>;
  stop(): Promise<void>;
}

/** The background jobs of all rooms; nothing is taken before `work`. */
export async function startJobs(settings: Settings, { url, dataSource }: OpenDatabase, log: Logger): Promise<Jobs> {
  const { health, onboarding, workerConcurrency } = settings;
  const provider = makeProvider(settings.prices);
  const runner = await startJobRunner({
    url,
    dataSource,
    kinds: [...runJobs(workerConcurrency), ...marketJobs({ provider, onboarding, log })],
    schedules: [...runSchedules(health), ...marketSchedules({ log }), ...builderSchedules()],
    log,
  });
  let stopHeartbeat = async () => {};
  return {
    queue: runner,
    provider,
    async work() {
      const warn = (error: unknown) => log.warn({ err: error }, "This worker could not say that it lives");
      stopHeartbeat = await startOnboardingHeartbeat(dataSource.manager, runner, warn);
      await runner.work();
      // When it was due, no worker may have been there.
      await startDueRefresh(dataSource.manager, { jobs: runner, log });
    },
    stop: () => stopAll([() => stopHeartbeat(), () => runner.stop()]),
  };
}

import type { Logger } from "pino";
import { builderSchedules, type EvaluationPool } from "../builder";
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
import type { OpenDatabase } from "./database/open-database";
import type { Settings } from "./settings/settings";

export interface Jobs {
  readonly queue: JobQueue;
  readonly provider: PriceProvider;
  /** Starts processing jobs, also after a pause. */
  work(): Promise<void>;
  /** Takes no further jobs; those that run are finished. */
  pause(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the job queue with the background jobs of all rooms. No job is processed before `work` is called. */
export async function startJobs(
  settings: Settings,
  { url, dataSource }: OpenDatabase,
  evaluations: EvaluationPool,
  log: Logger,
): Promise<Jobs> {
  const { health, onboarding, workerConcurrency } = settings;
  const provider = makeProvider(settings.prices);
  const runner = await startJobRunner({
    url,
    dataSource,
    kinds: [...runJobs(workerConcurrency, evaluations), ...marketJobs({ provider, onboarding, log })],
    schedules: [...runSchedules(health), ...marketSchedules({ log }), ...builderSchedules()],
    log,
  });
  let stopHeartbeat = async () => {};
  return {
    queue: runner,
    provider,
    async work() {
      const warn = (error: unknown) => log.warn({ err: error }, "The worker's heartbeat failed");
      stopHeartbeat = await startOnboardingHeartbeat(dataSource.manager, runner, warn);
      await runner.work();
      // No worker may have been running when the refresh was due.
      await startDueRefresh(dataSource.manager, { jobs: runner, log });
    },
    pause: () => stopAll([() => stopHeartbeat(), () => runner.pause()]),
    stop: () => stopAll([() => stopHeartbeat(), () => runner.stop()]),
  };
}

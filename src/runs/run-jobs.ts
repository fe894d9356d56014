import type { EvaluationPool } from "../builder";
import { EVERY_MINUTE, hourlyCleanup } from "../platform/jobs/cleanup-schedule";
import type { JobKind, ScheduledJob } from "../platform/jobs/job-queue";
import { CHUNK_QUEUE, type RunChunk } from "./execution/enqueue-chunks";
import { enqueueLostChunks } from "./execution/enqueue-lost-chunks";
import { failLeasedRun } from "./execution/fail-leased-run";
import { runChunk } from "./execution/run-chunk";
import type { HealthThresholds } from "./health-thresholds";
import { archiveRuns } from "./retention/archive-runs";
import { failLostRuns } from "./retention/fail-lost-runs";
import { purgeProgress } from "./retention/purge-progress";

const GAVE_UP = "Some tickers could not be processed after several attempts; resume the run to try again.";

/** The background jobs of this room. A worker process handles `concurrency` of them at the same time. */
export function runJobs(concurrency: number, evaluations: EvaluationPool): JobKind[] {
  return [
    {
      queue: CHUNK_QUEUE,
      expireInSeconds: 30,
      retryLimit: 5,
      concurrency,
      handle: (db, data, jobs) => runChunk(db, data as RunChunk, { evaluations, jobs }),
      giveUp: (db, data) => failLeasedRun(db, data as RunChunk, GAVE_UP),
    },
  ];
}

/** The scheduled jobs of this room; cron times are UTC. */
export function runSchedules(health: HealthThresholds): ScheduledJob[] {
  return [
    { queue: "fail-lost-runs", ...EVERY_MINUTE, run: (db) => failLostRuns(db, health) },
    { queue: "enqueue-lost-chunks", ...EVERY_MINUTE, run: enqueueLostChunks },
    { queue: "purge-run-progress", ...hourlyCleanup(17), run: purgeProgress },
    { queue: "archive-runs", ...hourlyCleanup(27), run: archiveRuns },
  ];
}

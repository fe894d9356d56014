import type { Context } from "../../identity";
import type { JobQueue } from "../../platform/jobs/job-queue";
import type { HealthThresholds } from "./health-thresholds";

/** What the resolvers of this room are handed beyond the common context. */
export interface RunsContext extends Context {
  readonly health: HealthThresholds;
  readonly jobs: JobQueue;
}

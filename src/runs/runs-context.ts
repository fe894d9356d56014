import type { Context } from "../identity";
import type { JobQueue } from "../platform/jobs/job-queue";
import type { HealthThresholds } from "./health-thresholds";
import type { RevisionWatch } from "./watch-revisions";

/** What the resolvers of this room are handed beyond the common context. */
export interface RunsContext extends Context {
  readonly health: HealthThresholds;
  readonly jobs: JobQueue;
  readonly revisions: RevisionWatch;
  /** Fires when the client has hung up; undefined where the caller is no HTTP request. */
  readonly aborted?: AbortSignal;
}

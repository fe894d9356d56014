import type { Context } from "../identity";
import type { JobQueue } from "../platform/jobs/job-queue";
import type { RevisionWatch } from "./polling/revision-watch";
import type { HealthThresholds } from "./lifecycle/health-thresholds";

/** What the resolvers of this room are handed beyond the common context. */
export interface RunsContext extends Context {
  readonly health: HealthThresholds;
  readonly jobs: JobQueue;
  readonly revisions: RevisionWatch;
  /** Fires when the client has hung up; undefined where the caller is no HTTP request. */
  readonly aborted?: AbortSignal;
}

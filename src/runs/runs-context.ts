import type { Context } from "../identity";
import type { JobQueue } from "../platform/jobs/job-queue";
import type { HealthThresholds } from "./health-thresholds";
import type { RevisionWatch } from "./watch-revisions";

/** The context of this room's resolvers. */
export interface RunsContext extends Context {
  readonly health: HealthThresholds;
  readonly jobs: JobQueue;
  readonly revisions: RevisionWatch;
  /** Aborted when the client closes the connection; undefined if the caller is not an HTTP request. */
  readonly aborted?: AbortSignal;
}

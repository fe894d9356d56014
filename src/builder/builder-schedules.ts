import type { ScheduledJob } from "../platform/jobs/job-queue";
import { withoutTimeLimit } from "../platform/sql/without-time-limit";
import { deleteFailedGenerations } from "./codegen/generations/delete-failed-generations";
import { deleteOldSessions } from "./sessions/edits/delete-old-sessions";
import { expireSessions } from "./sessions/edits/expire-sessions";

/** The builder's scheduled jobs; cron expressions are in UTC. */
export function builderSchedules(): ScheduledJob[] {
  return [
    { queue: "expire-builder-sessions", cron: "*/15 * * * *", run: expireSessions },
    { queue: "delete-builder-sessions", cron: "37 3 * * *", run: (db) => withoutTimeLimit(db, deleteOldSessions) },
    {
      queue: "delete-failed-generations",
      cron: "43 3 * * *",
      run: (db) => withoutTimeLimit(db, deleteFailedGenerations),
    },
  ];
}

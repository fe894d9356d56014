import { hourlyCleanup } from "../platform/jobs/cleanup-schedule";
import type { ScheduledJob } from "../platform/jobs/job-queue";
import { deleteFailedGenerations } from "./codegen/generations/delete-failed-generations";
import { deleteOldSessions } from "./sessions/edits/delete-old-sessions";
import { expireSessions } from "./sessions/edits/expire-sessions";

/** The builder's scheduled jobs; cron expressions are in UTC. */
export function builderSchedules(): ScheduledJob[] {
  return [
    {
      queue: "expire-builder-sessions",
      cron: "*/15 * * * *",
      expireInSeconds: 300,
      retryLimit: 0,
      run: expireSessions,
    },
    { queue: "delete-builder-sessions", ...hourlyCleanup(37), run: deleteOldSessions },
    { queue: "delete-failed-generations", ...hourlyCleanup(43), run: deleteFailedGenerations },
  ];
}

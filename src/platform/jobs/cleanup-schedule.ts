/**
 * The schedule of jobs that delete or archive old rows in batches. They are due every hour, and not once a night: what
 * was missed while no worker ran, or left over by a run that was interrupted, is then done within the hour.
 *
 * @param minute The minute of the hour. Jobs have different ones, so that they do not run at the same time.
 */
export function hourlyCleanup(minute: number) {
  return { cron: `${minute} * * * *`, expireInSeconds: 300, retryLimit: 3 } as const;
}

/** The schedule of a watchdog, whose run takes far less than a second. */
export const EVERY_MINUTE = { cron: "* * * * *", expireInSeconds: 20, retryLimit: 0 } as const;

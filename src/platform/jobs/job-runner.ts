import PgBoss from "pg-boss";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { stopAll } from "../stop-all";
import type { JobKind, JobQueue, ScheduledJob } from "./job-queue";
import { openQueueDatabase } from "./queue-database";

/** Seconds between checks for expired jobs: a killed worker's job is retried at most this long after its expiry. */
const EXPIRY_SWEEP_SECONDS = 10;
/** Seconds between polls for new jobs; the minimum that pg-boss allows. */
const POLL_SECONDS = 0.5;
/** Key of an advisory lock. The number is arbitrary but must never change. */
const PREPARATION_LOCK = 7_238_115;
/** Milliseconds that running jobs get to finish when the worker stops. */
const DRAIN_MS = 25_000;

const deadLetterOf = (queue: string) => `${queue}-dead`;

export interface JobRunner extends JobQueue {
  /** Starts processing jobs. A process that only enqueues jobs does not call it. */
  work(): Promise<void>;
  /** Stops fetching jobs and waits for the running ones. */
  stop(): Promise<void>;
}

export interface JobRunnerOptions {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly kinds: readonly JobKind[];
  readonly schedules: readonly ScheduledJob[];
  readonly log: Logger;
}

/** Starts the job queue (pg-boss) in the application's database; its tables are created on first use. */
export async function startJobRunner({ url, dataSource, kinds, schedules, log }: JobRunnerOptions): Promise<JobRunner> {
  const database = openQueueDatabase(url, log);
  const boss = new PgBoss({ db: database, maintenanceIntervalSeconds: EXPIRY_SWEEP_SECONDS });
  boss.on("error", (error) => log.error({ err: error }, "Job queue error"));
  try {
    await dataSource.transaction(async (tx) => {
      // One process at a time: several that create the same queues concurrently deadlock.
      await tx.query("/* startJobRunner */ select pg_advisory_xact_lock($1)", [PREPARATION_LOCK]);
      await boss.start();
      await prepareQueues(boss, kinds, schedules);
    });
  } catch (error) {
    // Timers and connections of a queue that failed to start would keep the process alive.
    await boss.stop({ graceful: false, wait: true }).catch(() => {});
    await database.close();
    throw error;
  }

  const jobQueue: JobQueue = {
    async enqueue(db, queue, jobs, startAfterSeconds = 0) {
      if (jobs.length === 0) return;
      const executeSql = async (text: string, values: unknown[]) => ({ rows: await db.query(text, values) });
      const startAfter = new Date(Date.now() + startAfterSeconds * 1000);
      const rows = jobs.map((data) => ({ name: queue, data, ...(startAfterSeconds > 0 && { startAfter }) }));
      await boss.insert(rows, { db: { executeSql } } as never);
    },
    async countDue(db, queue) {
      const [{ count }] = await db.query(
        `/* startJobRunner */
         select count(*)::integer as count
         from pgboss.job
         where name = $1
           and state < 'active'
           and start_after <= clock_timestamp()`,
        [queue],
      );
      return count;
    },
  };
  return {
    ...jobQueue,
    async work() {
      const db = dataSource.manager;
      const poll = { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 };
      for (const { queue, concurrency, handle, giveUp } of kinds) {
        for (let worker = 0; worker < concurrency; worker++) {
          await boss.work(queue, poll, ([job]) => attempt(log, queue, job, (data) => handle(db, data, jobQueue)));
        }
        if (giveUp !== undefined) {
          await boss.work(deadLetterOf(queue), poll, ([job]) => attempt(log, queue, job, (data) => giveUp(db, data)));
        }
      }
      for (const { queue, run } of schedules) {
        await boss.work(queue, { pollingIntervalSeconds: 2, batchSize: 1 }, async () => {
          const started = Date.now();
          const rows = await run(db, jobQueue);
          log.info({ job: queue, rows, durationMs: Date.now() - started }, "Scheduled job finished");
        });
      }
    },
    stop: () => stopAll([() => database.close(), () => boss.stop({ graceful: true, wait: true, timeout: DRAIN_MS })]),
  };
}

async function attempt(
  log: Logger,
  queue: string,
  job: PgBoss.Job<unknown> | undefined,
  handle: (data: unknown) => Promise<void>,
): Promise<void> {
  try {
    await handle(job?.data);
  } catch (error) {
    // pg-boss stores the error with the job and retries it; operators look in the log first.
    log.error({ err: error, queue, jobId: job?.id }, "Background job failed");
    throw error;
  }
}

function policyOf({ expireInSeconds, retryLimit }: Pick<JobKind, "expireInSeconds" | "retryLimit">) {
  return { expireInSeconds, retryLimit, retryDelay: 1, retryBackoff: true };
}

async function prepareQueues(
  boss: PgBoss,
  kinds: readonly JobKind[],
  schedules: readonly ScheduledJob[],
): Promise<void> {
  for (const { queue, ...kind } of kinds) {
    await ensureQueue(boss, deadLetterOf(queue), {});
    await ensureQueue(boss, queue, { ...policyOf(kind), deadLetter: deadLetterOf(queue) });
  }
  for (const { queue, cron, timeZone = "UTC" } of schedules) {
    await ensureQueue(boss, queue, { retryLimit: 0, expireInSeconds: 600, policy: "singleton" });
    await boss.schedule(queue, cron, undefined, { tz: timeZone });
  }
}

/** Creates the queue, or updates its policy: a changed limit must also apply to a queue that already exists. */
async function ensureQueue(boss: PgBoss, name: string, options: Omit<PgBoss.Queue, "name">): Promise<void> {
  await boss.createQueue(name, { name, ...options });
  await boss.updateQueue(name, { name, ...options });
}

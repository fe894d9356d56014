import PgBoss from "pg-boss";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { stopAll } from "../stop-all";
import type { JobKind, JobQueue, ScheduledJob } from "./job-queue";
import { openQueueDatabase } from "./queue-database";

/** Seconds between looks for expired jobs: with a job's own expiry it bounds how late a dead worker's job comes back. */
const EXPIRY_SWEEP_SECONDS = 10;
/** Seconds between looks for new jobs; the least that the queue takes. */
const POLL_SECONDS = 0.5;
/** Any number that no other program of this database locks. */
const PREPARATION_LOCK = 7_238_115;
/** Milliseconds that a stopping worker gives its running jobs. */
const DRAIN_MS = 25_000;

const deadLetterOf = (queue: string) => `${queue}-dead`;

export interface JobRunner extends JobQueue {
  /** Begins to take jobs; a process that only enqueues does not call it. */
  work(): Promise<void>;
  /** Takes no more jobs and waits for the running ones. */
  stop(): Promise<void>;
}

export interface JobRunnerOptions {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly kinds: readonly JobKind[];
  readonly schedules: readonly ScheduledJob[];
  readonly log: Logger;
}

/** The queue in the same database (pg-boss), its tables made on first use. */
export async function startJobRunner({ url, dataSource, kinds, schedules, log }: JobRunnerOptions): Promise<JobRunner> {
  const database = openQueueDatabase(url, log);
  const boss = new PgBoss({ db: database, maintenanceIntervalSeconds: EXPIRY_SWEEP_SECONDS });
  boss.on("error", (error) => log.error({ err: error }, "The job queue reports an error"));
  try {
    await dataSource.transaction(async (tx) => {
      // One process at a time: several that make the same queues at once run into a deadlock.
      await tx.query("/* startJobRunner */ select pg_advisory_xact_lock($1)", [PREPARATION_LOCK]);
      await boss.start();
      await prepareQueues(boss, kinds, schedules);
    });
  } catch (error) {
    // Timers and connections of a queue that never came up would keep the process alive.
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
          log.info({ job: queue, rows, durationMs: Date.now() - started }, "Scheduled job done");
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
  act: (data: unknown) => Promise<void>,
): Promise<void> {
  try {
    await act(job?.data);
  } catch (error) {
    // The queue keeps the error with the job and tries again; the log says it where an operator looks first.
    log.error({ err: error, queue, jobId: job?.id }, "A background job failed");
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

/** Makes the queue, or brings its policy up to date: a changed limit must reach databases that have the queue. */
async function ensureQueue(boss: PgBoss, name: string, options: Omit<PgBoss.Queue, "name">): Promise<void> {
  await boss.createQueue(name, { name, ...options });
  await boss.updateQueue(name, { name, ...options });
}

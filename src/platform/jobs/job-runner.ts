import PgBoss from "pg-boss";
import type { Logger } from "pino";
import type { DataSource, EntityManager } from "typeorm";
import { rowsOf } from "../sql/rows";
import { stopAll } from "../stop-all";
import type { JobKind, JobQueue, ScheduledJob } from "./job-queue";
import { openQueueDatabase } from "./queue-database";

/** Seconds between checks for expired jobs: a killed worker's job is retried at most this long after its expiry. */
const EXPIRY_SWEEP_SECONDS = 10;
/** Seconds between polls for new jobs; the minimum that pg-boss allows. */
const POLL_SECONDS = 0.5;
/** Seconds between polls for scheduled jobs, which are due once a minute at most. */
const SCHEDULE_POLL_SECONDS = 2;
/** Key of an advisory lock. The number is arbitrary but must never change. */
const PREPARATION_LOCK = 7_238_115;
/** Milliseconds that running jobs get to finish when the worker stops. */
const DRAIN_MS = 25_000;

/** The condition that a job of the queue `$1` is due and waits for a worker. */
const IS_DUE = "name = $1::text and state < 'active' and start_after <= clock_timestamp()";

const deadLetterOf = (queue: string) => `${queue}-dead`;

export interface JobRunner extends JobQueue {
  /** Starts processing jobs, also after a pause. A process that only enqueues jobs does not call it. */
  work(): Promise<void>;
  /** Takes no further jobs; those that run are finished. */
  pause(): Promise<void>;
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
export async function startJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const database = openQueueDatabase(options.url, options.log);
  const boss = new PgBoss({ db: database, maintenanceIntervalSeconds: EXPIRY_SWEEP_SECONDS });
  boss.on("error", (error) => options.log.error({ err: error }, "Job queue error"));
  try {
    await prepare(boss, options);
  } catch (error) {
    // Timers and connections of a queue that failed to start would keep the process alive.
    await boss.stop({ graceful: false, wait: true }).catch(() => {});
    await database.close();
    throw error;
  }
  const queue = jobQueueOf(boss);
  return {
    ...queue,
    async work() {
      for (const kind of options.kinds) await workOn(boss, kind, queue, options);
      for (const schedule of options.schedules) await workOnSchedule(boss, schedule, queue, options);
    },
    async pause() {
      for (const { queue: name } of options.schedules) await boss.offWork(name);
      for (const { queue: name } of options.kinds)
        await Promise.all([boss.offWork(name), boss.offWork(deadLetterOf(name))]);
    },
    stop: () => stopAll([() => database.close(), () => boss.stop({ graceful: true, wait: true, timeout: DRAIN_MS })]),
  };
}

/** Starts pg-boss and creates or updates the queues. */
async function prepare(boss: PgBoss, { dataSource, kinds, schedules }: JobRunnerOptions): Promise<void> {
  await dataSource.transaction(async (tx) => {
    // One process at a time: several that create the same queues concurrently deadlock.
    await tx.query("/* startJobRunner */ set local lock_timeout = 0");
    await rowsOf(tx, "/* startJobRunner */ select pg_advisory_xact_lock($1)", [PREPARATION_LOCK]);
    await boss.start();
    for (const { queue, ...kind } of kinds) {
      await ensureQueue(boss, deadLetterOf(queue), {});
      await ensureQueue(boss, queue, { ...policyOf(kind), deadLetter: deadLetterOf(queue) });
    }
    for (const { queue, cron, timeZone = "UTC", ...schedule } of schedules) {
      await ensureQueue(boss, queue, { ...policyOf(schedule), policy: "singleton" });
      await boss.schedule(queue, cron, undefined, { tz: timeZone });
    }
  });
}

function jobQueueOf(boss: PgBoss): JobQueue {
  async function insert(db: EntityManager, rows: readonly PgBoss.JobInsert[]): Promise<void> {
    if (rows.length === 0) return;
    const executeSql = async (sql: string, values: unknown[]) => ({
      rows: await rowsOf(db, `/* enqueue */ ${sql}`, values),
    });
    await boss.insert([...rows], { db: { executeSql } } as never);
  }
  return {
    enqueue(db, queue, jobs, startAfterSeconds = 0) {
      const startAfter = new Date(Date.now() + startAfterSeconds * 1000);
      return insert(
        db,
        jobs.map((data) => ({ name: queue, data, ...(startAfterSeconds > 0 && { startAfter }) })),
      );
    },
    async enqueueInTurns(db, queue, parts) {
      const first = await nextTurn(db, queue);
      await insert(
        db,
        parts.map((data, index) => ({ name: queue, data, priority: first - index })),
      );
    },
    async countDue(db, queue) {
      const [due] = await rowsOf<{ count: number }>(
        db,
        `/* countDue */
         select count(*)::integer as count
         from pgboss.job
         where ${IS_DUE}`,
        [queue],
      );
      return due?.count ?? 0;
    },
  };
}

/**
 * The priority of the part that is due next; pg-boss starts with the highest. It falls with each turn, so that new work
 * does not overtake what has waited for long, and is 0 again when nothing waits.
 */
async function nextTurn(db: EntityManager, queue: string): Promise<number> {
  const [next] = await rowsOf<{ priority: number }>(
    db,
    `/* nextTurn */
     select coalesce(max(priority), 0) as priority
     from pgboss.job
     where ${IS_DUE}`,
    [queue],
  );
  return next?.priority ?? 0;
}

async function workOn(boss: PgBoss, kind: JobKind, jobs: JobQueue, options: JobRunnerOptions): Promise<void> {
  const { queue, concurrency, handle, giveUp } = kind;
  const db = options.dataSource.manager;
  const poll = { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 };
  for (let worker = 0; worker < concurrency; worker++) {
    const id: string = await boss.work(queue, poll, async ([job]) => {
      await attempt(options.log, queue, job, (data) => handle(db, data, jobs));
      // Looks for the next job at once, instead of after the pause between polls.
      boss.notifyWorker(id);
    });
  }
  if (giveUp === undefined) return;
  await boss.work(deadLetterOf(queue), poll, ([job]) => attempt(options.log, queue, job, (data) => giveUp(db, data)));
}

async function workOnSchedule(
  boss: PgBoss,
  { queue, run }: ScheduledJob,
  jobs: JobQueue,
  { dataSource, log }: JobRunnerOptions,
): Promise<void> {
  await boss.work(queue, { pollingIntervalSeconds: SCHEDULE_POLL_SECONDS, batchSize: 1 }, async () => {
    const started = Date.now();
    const rows = await run(dataSource.manager, jobs);
    const level = rows > 0 ? "info" : "debug";
    log[level]({ job: queue, rows, durationMs: Date.now() - started }, "Scheduled job finished");
  });
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

/** Creates the queue, or updates its policy: a changed limit must also apply to a queue that already exists. */
async function ensureQueue(boss: PgBoss, name: string, options: Omit<PgBoss.Queue, "name">): Promise<void> {
  await boss.createQueue(name, { name, ...options });
  await boss.updateQueue(name, { name, ...options });
}

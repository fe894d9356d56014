import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { readSchemaState, schemaProblem } from "./database/schema-state";
import type { Jobs } from "./start-jobs";

/** Milliseconds between looks at the schema. A job that fails is retried later than this, by then elsewhere. */
const LOOK_MS = 1000;

/**
 * Processes jobs as long as the schema is that of this version. A newer version may migrate the database at any time:
 * its jobs, and the tables they use, are then not for this process, which takes none until the schema is its own again.
 *
 * @returns The function that stops the looks at the schema; the jobs are stopped by `jobs.stop`.
 */
export async function workOnKnownSchema(jobs: Jobs, dataSource: DataSource, log: Logger): Promise<() => void> {
  let isPaused = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    try {
      const problem = schemaProblem(await readSchemaState(dataSource.manager));
      if (!isStopped && isPaused !== (problem !== null)) await changeTo(problem);
    } catch (error) {
      log.warn({ err: error }, "The schema of the database could not be read");
    }
    if (!isStopped) timer = setTimeout(look, LOOK_MS).unref();
  }

  async function changeTo(problem: string | null): Promise<void> {
    if (problem === null) await jobs.work();
    else await jobs.pause();
    isPaused = problem !== null;
    if (problem === null) log.info("Background jobs are processed again.");
    else log.error(`No background jobs are processed. ${problem}`);
  }

  await jobs.work();
  timer = setTimeout(look, LOOK_MS).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

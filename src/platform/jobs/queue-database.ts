import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import type { Logger } from "pino";

const MAX_CONNECTIONS = 4;

/** The connections of the job queue. */
export interface QueueDatabase {
  // biome-ignore lint/suspicious/noExplicitAny: the queue knows what its statements give
  executeSql(text: string, values: any[]): Promise<{ rows: any[] }>;
  /** Lets the statements under way end, then disconnects. */
  close(): Promise<void>;
}

/**
 * Connects the job queue. It could do so itself, but would disconnect while its workers' statements still wait for one of
 * the few connections: those would never be answered, and the process would never end.
 */
export function openQueueDatabase(url: string, log: Logger): QueueDatabase {
  const pool = new Pool({ connectionString: url, application_name: "stratagraph-jobs", max: MAX_CONNECTIONS });
  pool.on("error", ({ message }) => log.error({ message }, "The job queue lost a connection"));
  let inFlight = 0;
  return {
    async executeSql(text, values) {
      inFlight += 1;
      try {
        return await pool.query(text, values);
      } finally {
        inFlight -= 1;
      }
    },
    async close() {
      while (inFlight > 0) await sleep(20);
      await pool.end();
    },
  };
}

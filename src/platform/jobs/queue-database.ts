import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import type { Logger } from "pino";
import { SESSION_OPTIONS } from "../sql/session-options";
import { endSilentConnections } from "../sql/silent-connections";

const MAX_CONNECTIONS = 4;
/** Seconds after which the database ends a statement. Those of the queue take milliseconds, its maintenance seconds. */
const STATEMENT_TIMEOUT_SECONDS = 25;
const CONNECTION_TIMEOUT_SECONDS = 10;

/** The database connections of the job queue. */
export interface QueueDatabase {
  // biome-ignore lint/suspicious/noExplicitAny: the columns depend on the queue's statement
  executeSql(text: string, values: any[]): Promise<{ rows: any[] }>;
  /** Waits for running statements, then disconnects. */
  close(): Promise<void>;
}

/**
 * Opens the connection pool of the job queue. pg-boss could open its own, but would close it while statements of its
 * workers still wait for a connection: those would never complete, and the process would never exit.
 */
export function openQueueDatabase(url: string, log: Logger): QueueDatabase {
  const pool = new Pool({
    connectionString: url,
    application_name: "stratagraph-jobs",
    max: MAX_CONNECTIONS,
    options: SESSION_OPTIONS,
    statement_timeout: STATEMENT_TIMEOUT_SECONDS * 1000,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_SECONDS * 1000,
    ...endSilentConnections(STATEMENT_TIMEOUT_SECONDS * 1000),
  });
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

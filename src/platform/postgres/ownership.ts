import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { OperatorError } from "../operator-error";
import type { Cluster } from "./cluster";
import { connectToCluster } from "./connect-to-cluster";

/** Where the life cycle reports; pino's logger fits. */
export interface PostgresLog {
  info(message: string): void;
  warn(message: string): void;
}

/** pg's client; its types leave these two out. */
type HeldClient = Client & { ref(): void; unref(): void };

/** The right to run a cluster, held until the process ends or the server stops. */
export interface Ownership {
  /**
   * Ends the watch, so that a lost connection is no surprise any more.
   *
   * @returns Whether there is a server and the right to stop it: when it died, another Stratagraph may have started it.
   */
  prepareStop(): Promise<boolean>;
  /** Gives the right up; harmless when the server has stopped. */
  release(): Promise<void>;
}

// Two arbitrary numbers; they name this lock in pg_locks and must never change.
const OWNER_LOCK = [1_398_034_753, 1] as const;
/** How long a killed owner's connection may take to be noticed by the server. */
const OWNER_EXIT_TIMEOUT_MS = 1000;
const RECONNECT_INTERVAL_MS = 1000;

/**
 * Takes the exclusive right to run the cluster. It is an advisory lock of the client's session: PostgreSQL frees it when the
 * process that holds it dies, so it can never be stale.
 *
 * @throws Error in one sentence when another process has it.
 */
export async function takeOwnership(cluster: Cluster, client: Client): Promise<void> {
  const deadline = Date.now() + OWNER_EXIT_TIMEOUT_MS;
  while (!(await tryLock(client))) {
    if (Date.now() > deadline) {
      const owner = await describeOwner(client);
      await client.end();
      throw new OperatorError(
        `The data directory ${cluster.dataDir} is in use by another Stratagraph${owner}: ` +
          "stop that one, or choose another data directory.",
      );
    }
    await sleep(50);
  }
}

/**
 * Watches over the right taken with `first`, whose connection serves nothing else from now on. A server that crashed and
 * recovered has forgotten its locks, so a lost one is taken again.
 */
export function keepOwnership(cluster: Cluster, first: Client, log: PostgresLog): Ownership {
  let client: HeldClient | null = null;
  let attempt: Promise<void> | null = null;
  let isStopping = false;
  const hold = (connected: Client) => {
    const holder = connected as HeldClient;
    client = holder;
    // Holding the lock alone must not keep a command alive that has finished its work.
    holder.unref();
    holder.once("end", () => {
      client = null;
      if (!isStopping) void regain();
    });
  };
  const regain = async () => {
    log.warn(`The connection to the embedded PostgreSQL in ${cluster.dataDir} was lost; waiting for it to come back.`);
    while (!isStopping && !client) {
      await sleep(RECONNECT_INTERVAL_MS, undefined, { ref: false });
      if (!isStopping) await tryAgain();
    }
  };
  const tryAgain = () => {
    attempt ??= takeAgain().finally(() => {
      attempt = null;
    });
    return attempt;
  };
  const takeAgain = async () => {
    const connection = await connectToCluster(cluster).catch(() => null);
    if (!connection) return;
    if (await tryLock(connection.client).catch(() => false)) hold(connection.client);
    else await connection.client.end().catch(() => {});
  };
  hold(first);
  return {
    async prepareStop() {
      isStopping = true;
      // From here on the process waits for what it asks: one that ended now would leave its server running.
      client?.ref();
      // A process that stood still may not know yet that its connection is gone, and another owner there.
      if (client && (await isClosed(client))) client = null;
      if (!client) await tryAgain();
      return client !== null;
    },
    async release() {
      await client?.end().catch(() => {});
    },
  };
}

/** A server that gives no answer is still there: only a connection that fails is closed. */
async function isClosed(client: Client): Promise<boolean> {
  const answered = client.query("select 1").then(
    () => false,
    () => true,
  );
  return Promise.race([answered, sleep(OWNER_EXIT_TIMEOUT_MS, false, { ref: false })]);
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query("select pg_try_advisory_lock($1::int, $2::int) as locked", [...OWNER_LOCK]);
  return rows[0].locked;
}

async function describeOwner(client: Client): Promise<string> {
  const { rows } = await client.query(
    `select substring(activity.application_name from '^stratagraph owner ([0-9]+)$') as pid
     from pg_locks
     join pg_stat_activity as activity using (pid)
     where locktype = 'advisory' and granted and classid = $1::oid and objid = $2::oid`,
    [...OWNER_LOCK],
  );
  return rows[0]?.pid ? ` (process ${rows[0].pid})` : "";
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { OperatorError } from "../operator-error";
import type { Cluster } from "./cluster";
import { connectToCluster } from "./connect-to-cluster";

/** Log of the embedded PostgreSQL's life cycle. A pino logger can be used. */
export interface PostgresLog {
  info(message: string): void;
  warn(message: string): void;
}

/** pg's client with two methods that its types do not declare. */
type OwnerClient = Client & { ref(): void; unref(): void };

/** The exclusive right to run a cluster, held until the process ends or the server stops. */
export interface Ownership {
  /**
   * Stops reconnecting after a lost connection.
   *
   * @returns Whether this process may stop the server: false if it is gone or another Stratagraph has taken it over.
   */
  prepareStop(): Promise<boolean>;
  /** Releases the ownership. Does nothing if the server has stopped. */
  release(): Promise<void>;
}

/** Key of the advisory lock. The numbers are arbitrary but must never change. */
const OWNER_LOCK = [1_398_034_753, 1] as const;
/** Time that the server gets to notice that a killed owner's connection is gone, and to answer a query. */
const OWNER_EXIT_TIMEOUT_MS = 1000;
const RECONNECT_INTERVAL_MS = 1000;

/**
 * Takes ownership of the cluster: an advisory lock of the client's session. PostgreSQL releases it when the process
 * that holds it dies, so it can never be stale.
 *
 * @throws OperatorError when another process owns the cluster.
 */
export async function takeOwnership(cluster: Cluster, client: Client): Promise<void> {
  const deadline = Date.now() + OWNER_EXIT_TIMEOUT_MS;
  while (!(await tryLock(client))) {
    if (Date.now() > deadline) {
      const owner = await describeOwner(client);
      await client.end();
      throw new OperatorError(
        `The data directory ${cluster.dataDir} is in use by another Stratagraph${owner}. ` +
          "Stop that one, or choose another data directory.",
      );
    }
    await sleep(50);
  }
}

/**
 * Keeps the ownership taken with `first`, a connection that must not be used for anything else. A server that crashed
 * and recovered has lost all its locks, so the ownership is taken again after a reconnect.
 */
export function keepOwnership(cluster: Cluster, first: Client, log: PostgresLog): Ownership {
  let client: OwnerClient | null = null;
  let attempt: Promise<void> | null = null;
  let isStopping = false;
  const hold = (connected: Client) => {
    const holder = connected as OwnerClient;
    client = holder;
    // The lock alone must not keep a process alive that has finished its work.
    holder.unref();
    holder.once("end", () => {
      client = null;
      if (!isStopping) void regain();
    });
  };
  const regain = async () => {
    log.warn(`Lost the connection to the embedded PostgreSQL in ${cluster.dataDir}; reconnecting.`);
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
      // From here on the connection keeps the process alive: ending now would leave the server running.
      client?.ref();
      // A suspended process may not know yet that its connection is gone and that there is another owner.
      if (client && (await isClosed(client))) client = null;
      if (!client) await tryAgain();
      return client !== null;
    },
    async release() {
      await client?.end().catch(() => {});
    },
  };
}

/** Whether queries fail on the connection. A server that does not answer in time still counts as connected. */
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

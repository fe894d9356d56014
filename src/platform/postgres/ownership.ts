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
/** A disk that is full stays so for minutes; each attempt to start writes to the log. */
const MAX_RECONNECT_INTERVAL_MS = 30_000;

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

/** State of an ownership that is being kept. */
interface Watch {
  readonly cluster: Cluster;
  readonly log: PostgresLog;
  readonly restart: () => Promise<void>;
  /** The connection whose session holds the lock; null while it is lost. */
  client: OwnerClient | null;
  /** The attempt to take the lock again, if one is running. */
  attempt: Promise<void> | null;
  /** The start of a server that died, if one is running. */
  restarting: Promise<void> | null;
  isStopping: boolean;
}

/**
 * Keeps the ownership taken with `first`, a connection that must not be used for anything else. A server that crashed
 * and recovered has lost all its locks, so the ownership is taken again after a reconnect. A server that is gone, because
 * it was killed or the disk was full, is started again by `restart`.
 */
export function keepOwnership(
  cluster: Cluster,
  first: Client,
  log: PostgresLog,
  restart: () => Promise<void>,
): Ownership {
  const watch: Watch = { cluster, log, restart, client: null, attempt: null, restarting: null, isStopping: false };
  hold(watch, first);
  return {
    async prepareStop() {
      watch.isStopping = true;
      // From here on the connection keeps the process alive: ending now would leave the server running.
      watch.client?.ref();
      // A suspended process may not know yet that its connection is gone and that there is another owner.
      if (watch.client && (await isClosed(watch.client))) watch.client = null;
      // A server that is being started now would otherwise be left running.
      await watch.restarting;
      if (!watch.client) await retake(watch);
      return watch.client !== null;
    },
    async release() {
      await watch.client?.end().catch(() => {});
    },
  };
}

function hold(watch: Watch, connected: Client): void {
  const client = connected as OwnerClient;
  watch.client = client;
  // The lock alone must not keep a process alive that has finished its work.
  client.unref();
  client.once("end", () => {
    watch.client = null;
    if (!watch.isStopping) void reconnect(watch);
  });
}

async function reconnect(watch: Watch): Promise<void> {
  watch.log.warn(`Lost the connection to the embedded PostgreSQL in ${watch.cluster.dataDir}; reconnecting.`);
  for (let pause = RECONNECT_INTERVAL_MS; !watch.client; pause = Math.min(2 * pause, MAX_RECONNECT_INTERVAL_MS)) {
    await sleep(pause, undefined, { ref: false });
    if (watch.isStopping) return;
    // Also tells a server that is gone from one that recovers, which it waits for.
    await retake(watch);
    if (watch.client || watch.isStopping) continue;
    watch.restarting = restartServer(watch).finally(() => {
      watch.restarting = null;
    });
    await watch.restarting;
  }
  watch.log.info("The embedded PostgreSQL is back.");
}

/** Starts the server again. If another Stratagraph owns it by now, it is running, and nothing happens. */
async function restartServer(watch: Watch): Promise<void> {
  try {
    await watch.restart();
    await retake(watch);
  } catch (error) {
    watch.log.warn(`${(error as Error).message} Trying again.`);
  }
}

/** Tries once to connect and take the lock again. Concurrent calls share one attempt. */
function retake(watch: Watch): Promise<void> {
  const attempt = async () => {
    const connection = await connectToCluster(watch.cluster).catch(() => null);
    if (!connection) return;
    if (await tryLock(connection.client).catch(() => false)) hold(watch, connection.client);
    else await connection.client.end().catch(() => {});
  };
  watch.attempt ??= attempt().finally(() => {
    watch.attempt = null;
  });
  return watch.attempt;
}

/** Whether queries fail on the connection. A server that does not answer in time still counts as connected. */
async function isClosed(client: Client): Promise<boolean> {
  const answered = client.query("/* isClosed */ select 1").then(
    () => false,
    () => true,
  );
  return Promise.race([answered, sleep(OWNER_EXIT_TIMEOUT_MS, false, { ref: false })]);
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query("/* tryLock */ select pg_try_advisory_lock($1::int, $2::int) as locked", [
    ...OWNER_LOCK,
  ]);
  return rows[0].locked;
}

async function describeOwner(client: Client): Promise<string> {
  const { rows } = await client.query(
    `/* describeOwner */
     select substring(activity.application_name from '^stratagraph owner ([0-9]+)$') as pid
     from pg_locks
     join pg_stat_activity as activity using (pid)
     where locktype = 'advisory' and granted and classid = $1::oid and objid = $2::oid`,
    [...OWNER_LOCK],
  );
  return rows[0]?.pid ? ` (process ${rows[0].pid})` : "";
}

import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { OperatorError } from "../operator-error";
import { clusterVersion, DATABASE_NAME } from "./cluster";
import { type ClusterConnection, type ClusterUrls, clusterUrls, connectToCluster } from "./connect-to-cluster";
import { createCluster } from "./create-cluster";
import { ensureApplicationRole } from "./ensure-application-role";
import { freePort } from "./free-port";
import { type DataDirectoryOptions, locateCluster } from "./locate-cluster";
import { keepOwnership, type Ownership, type PostgresLog, takeOwnership } from "./ownership";
import { postgresBinaries } from "./postgres-binaries";
import { invalidateStalePid, isRunning, readPostmaster } from "./postmaster";
import { type ServerControl, startServer, stopServer } from "./server-control";
import type { ServerSettings } from "./server-settings";
import { serverUser } from "./server-user";

export interface EmbeddedPostgresOptions extends DataDirectoryOptions {
  readonly log: PostgresLog;
  /** False trades crash safety for speed: data may be lost when the machine crashes. For tests only. Default true. */
  readonly isDurable?: boolean;
}

export interface EmbeddedPostgres extends ClusterUrls {
  /** The actual data directory: another than requested if that was a default which PostgreSQL cannot access. */
  readonly dataDir: string;
  /** True if the server was already running, left behind by a Stratagraph that was killed. */
  readonly wasAdopted: boolean;
  /** Closes all connections and stops the server. May be called more than once. */
  stop(): Promise<void>;
}

const MAX_START_ATTEMPTS = 5;

/**
 * Starts the PostgreSQL that npm installed, on a free port of 127.0.0.1. The first start creates an empty database.
 *
 * @throws OperatorError when another Stratagraph uses the data directory, when its data belongs to another user or to
 * another major version of PostgreSQL, or when the server does not start (with the end of its log).
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, isDurable = true } = options;
  const cluster = await locateCluster(options);
  if (cluster.dataDir !== resolve(options.dataDir))
    log.info(`The embedded PostgreSQL stores its data in ${cluster.dataDir}.`);
  const user = await serverUser(cluster.folder);
  const binaries = await postgresBinaries(user, options.systemDir);
  const control: ServerControl = { cluster, binaries, user };

  await prepareCluster(control, log, isDurable);
  const { client, port, wasAdopted } = await connectOrStart(control, log, isDurable);
  await takeOwnership(cluster, client);
  await ensureDatabase(client);
  await ensureApplicationRole(client, cluster, user);
  const ownership = keepOwnership(cluster, client, log, () => restartDied(control, { port, isDurable }));
  if (wasAdopted) log.info(`Took over the PostgreSQL server that was still running in ${cluster.dataDir}.`);

  let stopped: Promise<void> | null = null;
  return {
    ...(await clusterUrls(cluster, port)),
    dataDir: cluster.dataDir,
    wasAdopted,
    stop() {
      stopped ??= stopOwned(control, ownership);
      return stopped;
    },
  };
}

async function stopOwned(control: ServerControl, ownership: Ownership): Promise<void> {
  if (await ownership.prepareStop()) await stopServer(control);
  // Released only now: otherwise another process could adopt the server while it is being stopped.
  await ownership.release();
}

/** Creates the cluster if it does not exist yet; refuses one of another major version of PostgreSQL. */
async function prepareCluster(
  { cluster, binaries, user }: ServerControl,
  log: PostgresLog,
  isDurable: boolean,
): Promise<void> {
  const version = await clusterVersion(cluster);
  if (version === null) {
    log.info(`Creating an empty PostgreSQL ${binaries.majorVersion} database in ${cluster.dataDir}.`);
    await createCluster(cluster, binaries, user, isDurable);
  } else if (version !== binaries.majorVersion) {
    throw new OperatorError(
      `The data directory ${cluster.dataDir} was created by PostgreSQL ${version}, but this version of Stratagraph ` +
        `uses PostgreSQL ${binaries.majorVersion}. Dump the data with the old version, or choose another directory.`,
    );
  }
}

/** Connects to the cluster's server, starting it if necessary. Processes that race here all get the same server. */
async function connectOrStart(
  control: ServerControl,
  log: PostgresLog,
  isDurable: boolean,
): Promise<ClusterConnection & { wasAdopted: boolean }> {
  let wasAdopted = true;
  let failure: string | null = null;
  for (let attempt = 0; ; attempt += 1) {
    const connection = await connectToCluster(control.cluster);
    if (connection) return { ...connection, wasAdopted };
    if (attempt === MAX_START_ATTEMPTS) break;
    if (attempt > 0) await sleep(100 * attempt);
    if (await invalidateStalePid(control.cluster)) {
      log.warn(`The PostgreSQL server in ${control.cluster.dataDir} died unexpectedly; restarting it.`);
    }
    // Another process may take the port before the server does, so every attempt uses a new one.
    failure = await startServer(control, { port: await freePort(), isDurable });
    wasAdopted = failure !== null;
  }
  throw new OperatorError(
    `PostgreSQL did not start in ${control.cluster.dataDir}. Its log ${control.cluster.logFile} ends with:\n${failure}`,
  );
}

/** Starts a server that died, on the port that the connections of this process know. Does nothing if one is running. */
async function restartDied(control: ServerControl, settings: ServerSettings): Promise<void> {
  const { cluster } = control;
  const postmaster = await readPostmaster(cluster);
  if (postmaster !== null && (await isRunning(postmaster, cluster))) return;
  await invalidateStalePid(cluster);
  const failure = await startServer(control, settings);
  if (failure !== null) throw new OperatorError(`PostgreSQL did not start again in ${cluster.dataDir}:\n${failure}\n`);
}

async function ensureDatabase(client: Client): Promise<void> {
  const exists = "/* ensureDatabase */ select 1 from pg_database where datname = $1::text";
  const { rowCount } = await client.query(exists, [DATABASE_NAME]);
  if (rowCount === 0) await client.query(`/* ensureDatabase */ create database ${DATABASE_NAME}`);
}

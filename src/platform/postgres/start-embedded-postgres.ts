import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { OperatorError } from "../operator-error";
import { clusterVersion, DATABASE_NAME } from "./cluster";
import { type ClusterConnection, clusterUrl, connectToCluster } from "./connect-to-cluster";
import { createCluster } from "./create-cluster";
import { freePort } from "./free-port";
import { type DataDirectoryOptions, locateCluster } from "./locate-cluster";
import { keepOwnership, type PostgresLog, takeOwnership } from "./ownership";
import { postgresBinaries } from "./postgres-binaries";
import { invalidateStalePid } from "./postmaster";
import { type ServerControl, startServer, stopServer } from "./server-control";
import { serverUser } from "./server-user";

export interface EmbeddedPostgresOptions extends DataDirectoryOptions {
  readonly log: PostgresLog;
  /** False gives up every promise about a crash of the machine for speed: for tests only. Default true. */
  readonly isDurable?: boolean;
}

export interface EmbeddedPostgres {
  /** Connects as superuser to the database `stratagraph`; holds the password. */
  readonly url: string;
  readonly port: number;
  /** Where the data really is: not the wanted place when that was only a default and out of reach. */
  readonly dataDir: string;
  /** True when the server was already running, left behind by a Stratagraph that was killed. */
  readonly wasAdopted: boolean;
  /** Disconnects everyone and stops the server; again is harmless. */
  stop(): Promise<void>;
}

const MAX_START_ATTEMPTS = 5;

/**
 * Runs the PostgreSQL that npm installed, on a free port of 127.0.0.1, and creates its data the first time.
 *
 * @throws Error in one sentence when another Stratagraph uses the directory, when its data is of another major version
 * or belongs to another user, and with the end of the server's log when it does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, isDurable = true } = options;
  const cluster = await locateCluster(options);
  if (cluster.dataDir !== resolve(options.dataDir))
    log.info(`The embedded PostgreSQL keeps its data in ${cluster.dataDir}.`);
  const user = await serverUser(cluster.folder);
  const binaries = await postgresBinaries(user, options.systemDir);
  const control: ServerControl = { cluster, binaries, user };

  const version = await clusterVersion(cluster);
  if (version === null) {
    log.info(`Creating an empty PostgreSQL ${binaries.majorVersion} database in ${cluster.dataDir}.`);
    await createCluster(cluster, binaries, user, isDurable);
  } else if (version !== binaries.majorVersion) {
    throw new OperatorError(
      `The data directory ${cluster.dataDir} was made by PostgreSQL ${version}, but this Stratagraph brings ` +
        `PostgreSQL ${binaries.majorVersion}: dump the data with the old version, or choose another data directory.`,
    );
  }

  const { client, port, wasAdopted } = await connectOrStart(control, log, isDurable);
  await takeOwnership(cluster, client);
  await ensureDatabase(client);
  const ownership = keepOwnership(cluster, client, log);
  if (wasAdopted) log.info(`Took over the PostgreSQL that was still running in ${cluster.dataDir}.`);

  let stopped: Promise<void> | null = null;
  const stop = async () => {
    // The right ends with the server: given up earlier, another process could adopt what we are stopping.
    if (await ownership.prepareStop()) await stopServer(control);
    await ownership.release();
  };
  return {
    url: await clusterUrl(cluster, port),
    port,
    dataDir: cluster.dataDir,
    wasAdopted,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Several processes may race here: PostgreSQL lets one server start, and all of them then connect to that one. */
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
      log.warn(`The PostgreSQL server of ${control.cluster.dataDir} died without a trace; starting it again.`);
    }
    // A port that was free a moment ago may be taken, so every attempt picks another.
    failure = await startServer(control, { port: await freePort(), isDurable });
    wasAdopted = failure !== null;
  }
  throw new OperatorError(
    `PostgreSQL did not start in ${control.cluster.dataDir}. Its log ${control.cluster.logFile} ends with:\n${failure}`,
  );
}

async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1::text", [DATABASE_NAME]);
  if (rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
}

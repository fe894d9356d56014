import { realpath } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { OperatorError } from "../operator-error";
import { APPLICATION_ROLE, type Cluster, DATABASE_NAME, readClusterFile, SUPERUSER } from "./cluster";
import { isRunning, type Postmaster, readPostmaster } from "./postmaster";

const CANNOT_CONNECT_NOW = "57P03";
const STARTUP_TIMEOUT_MS = 120_000;

export interface ClusterConnection {
  readonly client: Client;
  readonly port: number;
}

/**
 * Connects to the cluster's running server as superuser; returns null if none is running. Waits for a server that is
 * starting up, recovering or shutting down.
 *
 * @throws OperatorError when a running server cannot be reached for two minutes.
 */
export async function connectToCluster(cluster: Cluster): Promise<ClusterConnection | null> {
  const deadline = Date.now() + STARTUP_TIMEOUT_MS;
  for (;;) {
    const postmaster = await readPostmaster(cluster);
    if (!postmaster || !(await isRunning(postmaster, cluster))) return null;
    const client = await tryConnect(cluster, postmaster);
    if (client) return { client, port: postmaster.port };
    if (Date.now() > deadline) {
      throw new OperatorError(
        `The PostgreSQL server (process ${postmaster.pid}) of the data directory ${cluster.dataDir} does not accept ` +
          `connections on port ${postmaster.port}. See its log ${cluster.logFile}.`,
      );
    }
    await sleep(50);
  }
}

/** URLs of the application's database; each contains a password. */
export interface ClusterUrls {
  /** As superuser, for migrations. */
  readonly url: string;
  /** As the application's role. */
  readonly applicationUrl: string;
}

export async function clusterUrls(cluster: Cluster, port: number): Promise<ClusterUrls> {
  const urlOf = (role: string, password: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
  return {
    url: urlOf(SUPERUSER, await readSuperuserPassword(cluster)),
    applicationUrl: urlOf(APPLICATION_ROLE, await readApplicationPassword(cluster)),
  };
}

async function tryConnect(cluster: Cluster, { port }: Postmaster): Promise<Client | null> {
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password: await readSuperuserPassword(cluster),
    // Advisory locks are per database. This one always exists, and nobody drops it.
    database: "postgres",
    application_name: `stratagraph owner ${process.pid}`,
    connectionTimeoutMillis: 5000,
    ssl: false,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    if (await isServerOf(cluster, client)) return client;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== CANNOT_CONNECT_NOW && code !== "ECONNREFUSED" && code !== "ECONNRESET") {
      await client.end().catch(() => {});
      throw error;
    }
  }
  await client.end().catch(() => {});
  return null;
}

/** Another server may listen on the port that the cluster's server has just given up. */
async function isServerOf(cluster: Cluster, client: Client): Promise<boolean> {
  const { rows } = await client.query("/* isServerOf */ select current_setting('data_directory') as folder");
  return (await realpath(rows[0].folder)) === (await realpath(cluster.folder));
}

function readSuperuserPassword(cluster: Cluster): Promise<string> {
  return readPassword(cluster, cluster.passwordFile, "Restore it from a backup.");
}

/** The file is missing while a server of an earlier version, which has only the superuser, is running. */
function readApplicationPassword(cluster: Cluster): Promise<string> {
  return readPassword(cluster, cluster.applicationPasswordFile, "Restart the server with npm start, which creates it.");
}

async function readPassword(cluster: Cluster, passwordFile: string, advice: string): Promise<string> {
  const password = await readClusterFile(cluster, passwordFile);
  if (password === null) throw new OperatorError(`The password file ${passwordFile} is missing. ${advice}`);
  return password.trim();
}

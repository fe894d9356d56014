import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { OperatorError } from "../operator-error";

/** A PostgreSQL data folder and the files that Stratagraph adds to it. */
export interface Cluster {
  /** The data directory of the settings, which contains `folder`. */
  readonly dataDir: string;
  /** PostgreSQL's data folder (PGDATA). */
  readonly folder: string;
  /** File with the superuser's password, readable by its owner only. */
  readonly passwordFile: string;
  /** File with the password of the application's role, readable by its owner only. */
  readonly applicationPasswordFile: string;
  readonly settingsFile: string;
  readonly logFile: string;
  readonly postmasterFile: string;
}

/** Owns the tables and runs the migrations. */
export const SUPERUSER = "stratagraph";
/** Role of the API, the workers and the commands. */
export const APPLICATION_ROLE = "stratagraph_app";
export const DATABASE_NAME = "stratagraph";

export function clusterAt(dataDir: string): Cluster {
  const folder = join(resolve(dataDir), "cluster");
  return { dataDir: resolve(dataDir), ...filesOf(folder) };
}

export function filesOf(folder: string): Omit<Cluster, "dataDir"> {
  return {
    folder,
    passwordFile: join(folder, "stratagraph.password"),
    applicationPasswordFile: join(folder, "stratagraph_app.password"),
    settingsFile: join(folder, "stratagraph.conf"),
    logFile: join(folder, "stratagraph.log"),
    postmasterFile: join(folder, "postmaster.pid"),
  };
}

/**
 * Returns the text of one of the cluster's files; null if it does not exist.
 *
 * @throws OperatorError when the file belongs to another user.
 */
export async function readClusterFile(cluster: Cluster, path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    if (code !== "EACCES" && code !== "EPERM") throw error;
    throw new OperatorError(
      `The data directory ${cluster.dataDir} belongs to another user of this machine. ` +
        "Run Stratagraph as the user who created it, or choose another data directory.",
    );
  }
}

/** Returns the major version of the PostgreSQL that created the cluster; null if there is no cluster yet. */
export async function clusterVersion(cluster: Cluster): Promise<number | null> {
  const version = await readClusterFile(cluster, join(cluster.folder, "PG_VERSION"));
  return version === null ? null : Number.parseInt(version, 10);
}

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { OperatorError } from "../operator-error";

/** One PostgreSQL data folder and the files of ours that lie in it. */
export interface Cluster {
  /** The directory the operator knows. */
  readonly dataDir: string;
  /** PostgreSQL's own data folder. */
  readonly folder: string;
  /** Password of the superuser, readable by its owner only. */
  readonly passwordFile: string;
  readonly settingsFile: string;
  readonly logFile: string;
  readonly postmasterFile: string;
}

export const SUPERUSER = "stratagraph";
export const DATABASE_NAME = "stratagraph";

export function clusterAt(dataDir: string): Cluster {
  const folder = join(resolve(dataDir), "cluster");
  return { dataDir: resolve(dataDir), ...filesOf(folder) };
}

export function filesOf(folder: string): Omit<Cluster, "dataDir"> {
  return {
    folder,
    passwordFile: join(folder, "stratagraph.password"),
    settingsFile: join(folder, "stratagraph.conf"),
    logFile: join(folder, "stratagraph.log"),
    postmasterFile: join(folder, "postmaster.pid"),
  };
}

/**
 * Text of one of the cluster's files, null when it is not there.
 *
 * @throws Error in one sentence when the file belongs to somebody else.
 */
export async function readClusterFile(cluster: Cluster, path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    if (code !== "EACCES" && code !== "EPERM") throw error;
    throw new OperatorError(
      `The data directory ${cluster.dataDir} belongs to another user of this machine: ` +
        "run Stratagraph as the user who created it, or choose another directory.",
    );
  }
}

/** PostgreSQL's major version that made the cluster, null when there is no cluster yet. */
export async function clusterVersion(cluster: Cluster): Promise<number | null> {
  const version = await readClusterFile(cluster, join(cluster.folder, "PG_VERSION"));
  return version === null ? null : Number.parseInt(version, 10);
}

import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { OperatorError } from "../operator-error";
import { type Cluster, clusterAt } from "./cluster";
import { DEFAULT_SYSTEM_DIR } from "./default-system-dir";
import { firstInaccessibleDirectory, serverUser } from "./server-user";

/** The requested data directory. */
export interface DataDirectoryOptions {
  readonly dataDir: string;
  /** True if `dataDir` is only a default, so that another directory may be used when PostgreSQL cannot access it. */
  readonly isDefault?: boolean;
  /** Directory that root uses for files which PostgreSQL's own user must be able to access. */
  readonly systemDir?: string;
}

/**
 * Returns the cluster for a data directory, whether it exists yet or not.
 *
 * Started by root, PostgreSQL runs as another user, who may be unable to enter the requested directory (a project under
 * /root). A default directory then moves to `systemDir`. An existing cluster never moves, so that a changed permission
 * does not replace a full database by an empty one.
 *
 * @throws OperatorError when PostgreSQL's user cannot enter a directory that is not a default.
 */
export async function locateCluster({
  dataDir,
  isDefault = false,
  systemDir = DEFAULT_SYSTEM_DIR,
}: DataDirectoryOptions): Promise<Cluster> {
  const requested = clusterAt(dataDir);
  const user = await serverUser(requested.folder);
  if (!user) return requested;
  const substitute = clusterAt(join(systemDir, digest(resolve(dataDir))));
  const isCreated = await exists(requested.folder);
  if (isDefault && !isCreated && (await exists(substitute.folder))) return substitute;
  const inaccessible = await firstInaccessibleDirectory(user, requested.dataDir);
  if (!inaccessible) return requested;
  if (isDefault && !isCreated) return substitute;
  throw new OperatorError(
    `PostgreSQL cannot use the data directory ${requested.dataDir}: it must not run as root, and its system user ` +
      `"${user.name}" cannot enter ${inaccessible}. Run chmod a+x ${inaccessible}, choose another data directory, or ` +
      "run Stratagraph as a non-root user.",
  );
}

function digest(path: string): string {
  return createHash("sha256").update(path).digest("hex").slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { OperatorError } from "../operator-error";
import { type Cluster, clusterAt } from "./cluster";
import { DEFAULT_SYSTEM_DIR } from "./default-system-dir";
import { firstInaccessibleDirectory, serverUser } from "./server-user";

/** Where the data is wanted. */
export interface DataDirectoryOptions {
  readonly dataDir: string;
  /** True when nobody chose `dataDir`, so that another place will do if PostgreSQL cannot reach this one. */
  readonly isDefault?: boolean;
  /** Where root keeps what PostgreSQL's own user must be able to reach. Default `/var/lib/stratagraph`. */
  readonly systemDir?: string;
}

/**
 * The cluster that belongs to a place, whether it exists yet or not.
 *
 * As root, PostgreSQL runs as a user who may be unable to enter the wanted directory (a project under /root). Then a
 * default place moves to `systemDir`. Where a cluster exists already, it stays, so that a changed
 * permission never makes an empty database of a full one.
 *
 * @throws Error in one sentence when the server's user cannot enter a chosen directory.
 */
export async function locateCluster({
  dataDir,
  isDefault = false,
  systemDir = DEFAULT_SYSTEM_DIR,
}: DataDirectoryOptions): Promise<Cluster> {
  const wanted = clusterAt(dataDir);
  const user = await serverUser(wanted.folder);
  if (!user) return wanted;
  const substitute = clusterAt(join(systemDir, digest(resolve(dataDir))));
  const isMade = await exists(wanted.folder);
  if (isDefault && !isMade && (await exists(substitute.folder))) return substitute;
  const closed = await firstInaccessibleDirectory(user, wanted.dataDir);
  if (!closed) return wanted;
  if (isDefault && !isMade) return substitute;
  throw new OperatorError(
    `PostgreSQL cannot use the data directory ${wanted.dataDir}, because it must not run as root and its system user ` +
      `"${user.name}" may not enter ${closed}: allow that (chmod a+x), choose another directory, or run Stratagraph as ` +
      "an ordinary user.",
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

import { randomBytes } from "node:crypto";
import { appendFile, chown, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { OperatorError } from "../operator-error";
import { type Cluster, filesOf, SUPERUSER } from "./cluster";
import { createAccessibleFolder } from "./create-accessible-folder";
import { createFolderAtomically } from "./create-folder-atomically";
import type { PostgresBinaries } from "./postgres-binaries";
import { type ProgramUser, runProgram } from "./run-program";

/**
 * Creates an empty cluster with a random superuser password. After a crash, or when several processes do this at the
 * same time, there is either a complete cluster or none.
 *
 * @throws OperatorError with the output of initdb when it fails.
 */
export async function createCluster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  user: ProgramUser | null,
  isDurable: boolean,
): Promise<void> {
  await createAccessibleFolder(cluster.dataDir, user).catch((error: Error) => {
    throw new OperatorError(`Cannot create the data directory ${cluster.dataDir}: ${error.message}.`);
  });
  await createFolderAtomically(cluster.folder, async (folder) => {
    if (user) await chown(folder, user.uid, user.gid);
    // initdb requires an empty folder, so the password file is first written next to it.
    const password = `${folder}.password`;
    try {
      await writeFile(password, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx", flush: true });
      if (user) await chown(password, user.uid, user.gid);
      const options = initdbOptions(folder, password, isDurable);
      const created = await runProgram(binaries.initdb, options, { user, cwd: dirname(folder) });
      if (!created.succeeded) {
        throw new OperatorError(`PostgreSQL could not create its data in ${cluster.dataDir}:\n${created.output}`);
      }
      const files = filesOf(folder);
      await rename(password, files.passwordFile);
      await appendFile(`${folder}/postgresql.conf`, "\ninclude 'stratagraph.conf'\n", { flush: true });
    } finally {
      await rm(password, { force: true });
    }
  });
}

function initdbOptions(folder: string, passwordFile: string, isDurable: boolean): string[] {
  return [
    ...["--pgdata", folder, "--username", SUPERUSER, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
    // The built-in collation sorts the same on every machine, whatever locales are installed.
    ...["--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"],
    ...["--no-instructions", ...(isDurable ? [] : ["--no-sync"])],
  ];
}

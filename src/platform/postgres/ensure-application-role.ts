import { randomBytes } from "node:crypto";
import { chown, rename, rm, writeFile } from "node:fs/promises";
import type { Client } from "pg";
import { APPLICATION_ROLE, type Cluster, readClusterFile } from "./cluster";
import type { ProgramUser } from "./run-program";

/**
 * Creates the role of the API, the workers and the commands, with a random password, if it does not exist yet. It can
 * log in and nothing else; its rights on tables are granted with the migrations.
 */
export async function ensureApplicationRole(client: Client, cluster: Cluster, user: ProgramUser | null): Promise<void> {
  const password =
    (await readClusterFile(cluster, cluster.applicationPasswordFile)) ?? (await writePassword(cluster, user));
  const { rowCount } = await client.query("/* ensureApplicationRole */ select from pg_roles where rolname = $1::text", [
    APPLICATION_ROLE,
  ]);
  // The password is hexadecimal. A cluster that was restored from a backup may have another one.
  const verb = rowCount === 0 ? "create" : "alter";
  await client.query(
    `/* ensureApplicationRole */
     ${verb} role ${APPLICATION_ROLE} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
       password '${password}'`,
  );
}

/** Renames a complete file, because a crash must not leave an empty one: PostgreSQL refuses an empty password. */
async function writePassword(cluster: Cluster, user: ProgramUser | null): Promise<string> {
  const password = randomBytes(24).toString("hex");
  const unfinished = `${cluster.applicationPasswordFile}.unfinished`;
  // Removed first, so that root never writes through a symlink that the folder's owner has placed here.
  await rm(unfinished, { force: true });
  await writeFile(unfinished, password, { mode: 0o600, flag: "wx", flush: true });
  if (user) await chown(unfinished, user.uid, user.gid);
  await rename(unfinished, cluster.applicationPasswordFile);
  return password;
}

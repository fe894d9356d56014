import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { OperatorError } from "../operator-error";
import { type ProgramUser, runProgram } from "./run-program";

const SYSTEM_ACCOUNT = "postgres";

/**
 * Returns the user that PostgreSQL must run as. It is null, meaning the user of this process, except for root, which
 * PostgreSQL refuses to run as: then it is the owner of an existing cluster, or else the system user `postgres`, which
 * is created if it does not exist.
 *
 * @throws OperatorError when started by root and that user can neither be found nor created.
 */
export async function serverUser(clusterDirectory: string): Promise<ProgramUser | null> {
  if (process.getuid?.() !== 0) return null;
  const cluster = await stat(clusterDirectory).catch(() => null);
  if (cluster && cluster.uid !== 0) {
    return { name: await accountOf(cluster.uid), uid: cluster.uid, gid: cluster.gid };
  }
  return (await findAccount()) ?? (await createAccount());
}

/** Whether the user can enter the directory. Tries it, because mode bits ignore ACLs and mounts. */
export async function canEnter(user: ProgramUser | null, directory: string): Promise<boolean> {
  if (!user) return true;
  const result = await runProgram("/bin/sh", ["-c", 'cd -- "$1"', "sh", directory], { user, cwd: "/" });
  return result.succeeded;
}

/** Returns the topmost existing directory on the path that the user cannot enter; null if there is none. */
export async function firstInaccessibleDirectory(user: ProgramUser | null, path: string): Promise<string | null> {
  if (!user) return null;
  const ancestors = [path];
  for (let directory = path; directory !== dirname(directory); ) {
    directory = dirname(directory);
    ancestors.unshift(directory);
  }
  for (const directory of ancestors) {
    if (!(await stat(directory).catch(() => null))?.isDirectory()) return null;
    if (!(await canEnter(user, directory))) return directory;
  }
  return null;
}

async function findAccount(): Promise<ProgramUser | null> {
  const uid = await lookUpId("-u", SYSTEM_ACCOUNT);
  const gid = await lookUpId("-g", SYSTEM_ACCOUNT);
  return uid === null || gid === null ? null : { name: SYSTEM_ACCOUNT, uid: Number(uid), gid: Number(gid) };
}

async function createAccount(): Promise<ProgramUser> {
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_ACCOUNT];
  const created = await runProgram("useradd", options, { user: null, cwd: "/" });
  // Another process may have created it at the same time, so check the account and not the exit code.
  const account = await findAccount();
  if (account) return account;
  throw new OperatorError(
    `PostgreSQL refuses to run as root, and its system user "${SYSTEM_ACCOUNT}" could not be created ` +
      `(${created.output}). Create that user yourself, or run Stratagraph as a non-root user.`,
  );
}

async function accountOf(uid: number): Promise<string> {
  return (await lookUpId("-un", String(uid))) ?? String(uid);
}

async function lookUpId(option: string, account: string): Promise<string | null> {
  const answer = await runProgram("id", [option, account], { user: null, cwd: "/" });
  return answer.succeeded ? answer.output : null;
}

import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { OperatorError } from "../operator-error";
import { type ProgramUser, runProgram } from "./run-program";

const SYSTEM_ACCOUNT = "postgres";

/**
 * The user PostgreSQL has to run as: null (this process's own) except for root, which PostgreSQL refuses.
 *
 * Root hands an existing cluster to whoever owns it, and a new one to the system user `postgres`, which is created when
 * there is none.
 *
 * @throws Error when started as root and that user can neither be found nor created.
 */
export async function serverUser(clusterDirectory: string): Promise<ProgramUser | null> {
  if (process.getuid?.() !== 0) return null;
  const cluster = await stat(clusterDirectory).catch(() => null);
  if (cluster && cluster.uid !== 0) {
    return { name: await accountOf(cluster.uid), uid: cluster.uid, gid: cluster.gid };
  }
  return (await findAccount()) ?? (await createAccount());
}

/** Asks the kernel, not the mode bits: access lists and read-only mounts count too. */
export async function canEnter(user: ProgramUser | null, directory: string): Promise<boolean> {
  if (!user) return true;
  const result = await runProgram("/bin/sh", ["-c", 'cd -- "$1"', "sh", directory], { user, cwd: "/" });
  return result.succeeded;
}

/** The topmost directory on the way to `path` that exists and that the user cannot enter; null when there is none. */
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
  // Another process may have created it in the meantime, so the account decides and not the exit code.
  const account = await findAccount();
  if (account) return account;
  throw new OperatorError(
    `PostgreSQL refuses to run as root, and the system user "${SYSTEM_ACCOUNT}" could not be created (${created.output}): ` +
      "create it by hand, or run Stratagraph as an ordinary user.",
  );
}

async function accountOf(uid: number): Promise<string> {
  return (await lookUpId("-un", String(uid))) ?? String(uid);
}

async function lookUpId(option: string, account: string): Promise<string | null> {
  const answer = await runProgram("id", [option, account], { user: null, cwd: "/" });
  return answer.succeeded ? answer.output : null;
}

import { readFile, realpath, writeFile } from "node:fs/promises";
import { type Cluster, readClusterFile } from "./cluster";
import { isProcessAlive } from "./is-process-alive";
import { runProgram } from "./run-program";

/** What a running server writes into its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Above the highest process number of every platform, within what PostgreSQL reads as a number. */
const UNUSED_PID = 2_147_483_647;

/** The server named by the cluster's `postmaster.pid`, which may be long dead; null when there is no such file. */
export async function readPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const lines = (await readClusterFile(cluster, cluster.postmasterFile))?.split("\n");
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/** Whether the process of that number is the cluster's server, and not a dead one's number given to another program. */
export async function isRunning(postmaster: Postmaster, cluster: Cluster): Promise<boolean> {
  if (!isProcessAlive(postmaster.pid)) return false;
  if (process.platform === "win32") return true;
  if (process.platform === "linux") return isRunningByProc(postmaster.pid, cluster.folder);
  const answer = await runProgram("ps", ["-p", String(postmaster.pid), "-o", "state=,comm="], { user: null, cwd: "/" });
  return answer.succeeded && !answer.output.startsWith("Z") && answer.output.endsWith("postgres");
}

/**
 * Makes PostgreSQL see that the server named by `postmaster.pid` is dead although its number now belongs to another
 * program (or to its own zombie): PostgreSQL would take any living process of the same user for its predecessor and
 * refuse to start for ever.
 *
 * Only the number is replaced, by one that no process has. The rest of the file lets PostgreSQL find out whether orphaned
 * backends still write to the data, which removing the file would hide from it.
 */
export async function invalidateStalePid(cluster: Cluster): Promise<boolean> {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster || !isProcessAlive(postmaster.pid) || (await isRunning(postmaster, cluster))) return false;
  const text = await readClusterFile(cluster, cluster.postmasterFile);
  if (!text?.startsWith(`${postmaster.pid}\n`)) return false;
  await writeFile(cluster.postmasterFile, text.replace(/^\d+/, String(UNUSED_PID)), { flag: "r+" });
  return true;
}

async function isRunningByProc(pid: number, folder: string): Promise<boolean> {
  // "pid (command) state ...": a command may itself hold parentheses and blanks.
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  const [, command, state] = status?.match(/^\d+ \((.*)\) (\S)/s) ?? [];
  if (command !== "postgres" || state === "Z") return false;
  const workingDirectory = await realpath(`/proc/${pid}/cwd`).catch(() => null);
  // Root in a container may be denied the look; nobody else is, at a server of his own.
  if (workingDirectory === null) return process.getuid?.() === 0;
  return workingDirectory === (await realpath(folder));
}

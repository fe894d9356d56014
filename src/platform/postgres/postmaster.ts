import { readFile, realpath, writeFile } from "node:fs/promises";
import { type Cluster, readClusterFile } from "./cluster";
import { isProcessAlive } from "./is-process-alive";
import { runProgram } from "./run-program";

/** Contents of the file `postmaster.pid`, which a running server writes. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Greater than every process id of every platform, but still a number that PostgreSQL can parse. */
const UNUSED_PID = 2_147_483_647;

/** Reads the cluster's `postmaster.pid`; null if there is none. The process may no longer be running. */
export async function readPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const lines = (await readClusterFile(cluster, cluster.postmasterFile))?.split("\n");
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/** Whether the process is the cluster's server, and not another program that was given the id of a dead server. */
export async function isRunning(postmaster: Postmaster, cluster: Cluster): Promise<boolean> {
  if (!isProcessAlive(postmaster.pid)) return false;
  if (process.platform === "win32") return true;
  if (process.platform === "linux") return isRunningByProc(postmaster.pid, cluster.folder);
  const answer = await runProgram("ps", ["-p", String(postmaster.pid), "-o", "state=,comm="], { user: null, cwd: "/" });
  return answer.succeeded && !answer.output.startsWith("Z") && answer.output.endsWith("postgres");
}

/**
 * Replaces the process id in `postmaster.pid` if it now belongs to another program, or to a zombie of the server:
 * PostgreSQL would mistake any live process of the same user for its predecessor and refuse to start forever.
 *
 * The file is not deleted, because PostgreSQL uses the rest of it to detect orphaned backends that still write to the
 * data.
 *
 * @returns Whether the id was replaced.
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
  // "pid (command) state ...": the command may contain parentheses and spaces.
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  const [, command, state] = status?.match(/^\d+ \((.*)\) (\S)/s) ?? [];
  if (command !== "postgres" || state === "Z") return false;
  const workingDirectory = await realpath(`/proc/${pid}/cwd`).catch(() => null);
  // In a container even root may not be allowed to read it; any other user can always read it for their own processes.
  if (workingDirectory === null) return process.getuid?.() === 0;
  return workingDirectory === (await realpath(folder));
}

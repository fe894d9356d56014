import { chown, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { OperatorError } from "../operator-error";
import type { Cluster } from "./cluster";
import type { PostgresBinaries } from "./postgres-binaries";
import { isRunning, readPostmaster } from "./postmaster";
import { type ProgramUser, runProgram } from "./run-program";
import { type ServerSettings, serverSettings } from "./server-settings";

/** A cluster with everything that is needed to start and stop its server. */
export interface ServerControl {
  readonly cluster: Cluster;
  readonly binaries: PostgresBinaries;
  readonly user: ProgramUser | null;
}

const MAX_LOG_BYTES = 10_000_000;
/** Crash recovery can take long. A server that fails to start ends the wait immediately. */
const START_TIMEOUT_SECONDS = 600;
const STOP_TIMEOUT_SECONDS = 120;

/**
 * Starts the server and waits until it accepts connections. pg_ctl starts it in a separate session, so that a Ctrl-C in
 * this process's terminal does not reach it.
 *
 * @returns Null on success; otherwise the part of the server's log about the failure.
 */
export async function startServer(control: ServerControl, settings: ServerSettings): Promise<string | null> {
  const { cluster, user } = control;
  // Removed first, so that root never writes through a symlink that the folder's owner has placed here.
  await rm(cluster.settingsFile, { force: true });
  await writeFile(cluster.settingsFile, serverSettings(settings), { mode: 0o600, flag: "wx" });
  if (user) await chown(cluster.settingsFile, user.uid, user.gid);
  const logStart = await rotateLog(cluster.logFile);
  const started = await pgCtl(control, "start", ["-t", String(START_TIMEOUT_SECONDS)]);
  if (started.succeeded) return null;
  return (await readFrom(cluster.logFile, logStart)) || started.output;
}

/**
 * Stops the server: rolls back open transactions, closes all connections and waits until it has exited.
 *
 * @throws OperatorError when it is still running after two minutes.
 */
export async function stopServer(control: ServerControl): Promise<void> {
  const { cluster } = control;
  const stopped = await pgCtl(control, "stop", ["-m", "fast", "-t", String(STOP_TIMEOUT_SECONDS)]);
  if (stopped.succeeded) return;
  const postmaster = await readPostmaster(cluster);
  if (!postmaster || !(await isRunning(postmaster, cluster))) return;
  throw new OperatorError(`The PostgreSQL server in ${cluster.dataDir} did not stop: ${stopped.output}`);
}

/**
 * pg_ctl inserts these paths into a shell command between double quotes. Passing them as shell variables allows quotes
 * and dollar signs in them; on Windows paths cannot contain those.
 */
function pgCtl({ cluster, binaries, user }: ServerControl, action: "start" | "stop", options: readonly string[]) {
  const { folder, logFile } = cluster;
  const env = { PGDATA: folder, STRATAGRAPH_POSTGRES: binaries.postgres, STRATAGRAPH_LOG: logFile };
  const byPath = ["-D", folder, "-p", binaries.postgres, "-l", logFile];
  const byVariable = ["-p", "$STRATAGRAPH_POSTGRES", "-l", "$STRATAGRAPH_LOG"];
  const paths = process.platform === "win32" ? byPath : byVariable;
  return runProgram(binaries.pgCtl, [action, "-w", ...options, ...paths], { user, cwd: folder, env });
}

/** Renames a log that is too large, replacing the previous one. Returns the size of the log that is appended to. */
async function rotateLog(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size < MAX_LOG_BYTES) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

async function readFrom(logFile: string, start: number): Promise<string> {
  const file = await open(logFile, "r").catch(() => null);
  if (!file) return "";
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(size - start, 4000));
    await file.read(buffer, 0, buffer.length, Math.max(start, size - buffer.length));
    return buffer.toString("utf8").trim();
  } finally {
    await file.close();
  }
}

import { chown, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { OperatorError } from "../operator-error";
import type { Cluster } from "./cluster";
import type { PostgresBinaries } from "./postgres-binaries";
import { isRunning, readPostmaster } from "./postmaster";
import { type ProgramUser, runProgram } from "./run-program";
import { type ServerSettings, serverSettings } from "./server-settings";

/** A cluster, and what it takes to start and stop its server. */
export interface ServerControl {
  readonly cluster: Cluster;
  readonly binaries: PostgresBinaries;
  readonly user: ProgramUser | null;
}

const MAX_LOG_BYTES = 10_000_000;
/** Crash recovery may take long; a server that fails ends the wait at once. */
const START_TIMEOUT_SECONDS = 600;
const STOP_TIMEOUT_SECONDS = 120;

/**
 * Starts the server and waits until it accepts connections. pg_ctl gives it a session of its own, so that a Ctrl-C in
 * our terminal does not reach it.
 *
 * @returns null, or what the server's log says about the failure.
 */
export async function startServer(control: ServerControl, settings: ServerSettings): Promise<string | null> {
  const { cluster, user } = control;
  // Never through a symlink: root may be writing into a folder of the server's user.
  await rm(cluster.settingsFile, { force: true });
  await writeFile(cluster.settingsFile, serverSettings(settings), { mode: 0o600, flag: "wx" });
  if (user) await chown(cluster.settingsFile, user.uid, user.gid);
  const logStart = await rotateLog(cluster.logFile);
  const started = await pgCtl(control, "start", ["-t", String(START_TIMEOUT_SECONDS)]);
  if (started.succeeded) return null;
  return (await readFrom(cluster.logFile, logStart)) || started.output;
}

/**
 * Stops the server: rolls back what is open, disconnects everyone, waits for the end.
 *
 * @throws Error when it is still running two minutes later.
 */
export async function stopServer(control: ServerControl): Promise<void> {
  const { cluster } = control;
  const stopped = await pgCtl(control, "stop", ["-m", "fast", "-t", String(STOP_TIMEOUT_SECONDS)]);
  if (stopped.succeeded) return;
  const postmaster = await readPostmaster(cluster);
  if (!postmaster || !(await isRunning(postmaster, cluster))) return;
  throw new OperatorError(`The PostgreSQL server of ${cluster.dataDir} did not stop: ${stopped.output}`);
}

/**
 * pg_ctl pastes these paths into a shell command between double quotes. As references to variables they may hold quotes
 * and dollars; on Windows no path can.
 */
function pgCtl({ cluster, binaries, user }: ServerControl, action: "start" | "stop", options: readonly string[]) {
  const { folder, logFile } = cluster;
  const env = { PGDATA: folder, STRATAGRAPH_POSTGRES: binaries.postgres, STRATAGRAPH_LOG: logFile };
  const byPath = ["-D", folder, "-p", binaries.postgres, "-l", logFile];
  const byVariable = ["-p", "$STRATAGRAPH_POSTGRES", "-l", "$STRATAGRAPH_LOG"];
  const paths = process.platform === "win32" ? byPath : byVariable;
  return runProgram(binaries.pgCtl, [action, "-w", ...options, ...paths], { user, cwd: folder, env });
}

/** Keeps one predecessor of a log that has grown large; answers the length of the log that will be appended to. */
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

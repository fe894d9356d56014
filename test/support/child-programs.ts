import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { freePort } from "../../src/platform/postgres/free-port";
import { startEmbeddedPostgres } from "../../src/platform/postgres/start-embedded-postgres";

export const PROJECT = join(__dirname, "../..");
const OUTPUT_TIMEOUT_MS = 90_000;

export interface ProgramExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** A program of this project that runs in a separate process. */
export interface Program {
  readonly pid: number;
  /** Everything that it has printed so far. */
  output(): string;
  /** Waits until the output matches. */
  waitForOutput(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal, if one is specified, and waits until the program exits. */
  end(signal?: NodeJS.Signals): Promise<ProgramExit>;
}

export interface Server extends Program {
  readonly url: string;
  readonly port: number;
}

export interface ProgramOptions {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Root of the project, or of a copy. */
  readonly project?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Start it with `npm start`, in its own process group. */
  readonly byCommand?: boolean;
  /** Start it as process 1 of a namespace of its own, as a container does. Needs root on Linux. */
  readonly asFirstProcess?: boolean;
  /** Run the script with python3 instead of Node. */
  readonly isPython?: boolean;
}

export interface Programs {
  /** Creates a folder for a server's data that every user can access. */
  dataDir(name?: string): Promise<string>;
  /** Registers a data directory whose PostgreSQL is stopped after the tests. */
  registerDataDir(dataDir: string): string;
  start(script: string, options?: ProgramOptions): Program;
  /** Starts src/main.ts and waits until it listens. PORT defaults to a free port. */
  startServer(environment: Readonly<Record<string, string>>, options?: ProgramOptions): Promise<Server>;
  /** Runs a program until it exits. */
  run(script: string, options?: ProgramOptions): Promise<ProgramExit>;
}

/** Child processes of a test file. After its tests they are killed, their PostgreSQL is stopped, their data deleted. */
export function childPrograms(): Programs {
  const children: ChildProcess[] = [];
  const folders: string[] = [];
  const dataDirs = new Set<string>();

  afterAll(async () => {
    for (const child of children.filter(isRunning)) await kill(child);
    for (const dataDir of dataDirs) await stopPostgres(dataDir);
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }, 120_000);

  const programs: Programs = {
    async dataDir(name = "data") {
      const folder = await mkdtemp(join(tmpdir(), "stratagraph-process-"));
      await chmod(folder, 0o755);
      folders.push(folder);
      return programs.registerDataDir(join(folder, name));
    },
    registerDataDir(dataDir) {
      dataDirs.add(dataDir);
      return dataDir;
    },
    start(script, options = {}) {
      const child = spawnProgram(script, options);
      children.push(child);
      return programOf(child);
    },
    async startServer(environment, options = {}) {
      const PORT = environment.PORT ?? String(await freePort());
      const server = programs.start("src/main.ts", { ...options, environment: { ...environment, PORT } });
      const [, url] = await server.waitForOutput(/the API at (\S+)\/graphql/);
      return { ...server, url: url as string, port: Number(PORT) };
    },
    run: (script, options) => programs.start(script, options).end(),
  };
  return programs;
}

/** A namespace of processes. When the program that made it is killed, so are all processes in it. */
const NAMESPACE = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child=SIGKILL"];

function spawnProgram(script: string, options: ProgramOptions) {
  const { args = [], environment, project = PROJECT, user, byCommand = false, asFirstProcess = false } = options;
  const loader = pathToFileURL(require.resolve("tsx")).href;
  const interpreter = options.isPython ? ["python3"] : [process.execPath, "--import", loader];
  const program = byCommand ? ["npm", "start"] : [...interpreter, script];
  const [file, ...first] = asFirstProcess ? [...NAMESPACE, ...program] : program;
  return spawn(file as string, [...first, ...args], {
    cwd: project,
    // Without the environment of the tests: its DATABASE_URL would be the wrong database.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ENV_FILE: "/dev/null",
      SAMPLE_SYMBOLS: "30",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: byCommand || asFirstProcess,
    ...user,
  });
}

function programOf(child: ChildProcess): Program {
  let output = "";
  const ended = once(child, "close");
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      child.emit("output");
    });
  }
  return {
    pid: child.pid as number,
    output: () => output,
    waitForOutput: (pattern) => waitForOutput(child, pattern, () => output, ended),
    async end(signal) {
      if (signal !== undefined) child.kill(signal);
      const [code, killedBy] = await ended;
      return { code, signal: killedBy, output };
    },
  };
}

async function waitForOutput(
  child: ChildProcess,
  pattern: RegExp,
  output: () => string,
  ended: Promise<unknown>,
): Promise<RegExpExecArray> {
  const timeout = AbortSignal.timeout(OUTPUT_TIMEOUT_MS);
  for (;;) {
    const match = pattern.exec(output());
    if (match) return match;
    if (!isRunning(child)) throw new Error(`The program exited without printing ${pattern}:\n${output()}`);
    await Promise.race([once(child, "output", { signal: timeout }), ended]).catch(() => {
      throw new Error(`The program has not printed ${pattern} in time:\n${output()}`);
    });
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  const pid = child.pid as number;
  // A negative id means the process group: npm and unshare start child processes.
  process.kill(["npm", "unshare"].includes(child.spawnfile) ? -pid : pid, "SIGKILL");
  await ended;
}

async function stopPostgres(dataDir: string): Promise<void> {
  if ((await findEmbeddedPostgres(dataDir).catch(() => null)) === null) return;
  const postgres = await startEmbeddedPostgres({ dataDir, log: { info() {}, warn() {} } });
  await postgres.stop();
}

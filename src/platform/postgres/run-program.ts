import { spawn } from "node:child_process";

/** The operating-system user a program runs as; null means the user of this process. */
export interface ProgramUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  readonly succeeded: boolean;
  /** Standard output and standard error, in the order they arrived. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly user: ProgramUser | null;
  readonly cwd: string;
  /** Added to a bare environment; without effect on Windows. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Ours is not handed on: PGPORT and the like belong to some other server, and another user's process has no business
 * with our secrets.
 */
const MINIMAL_ENVIRONMENT = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" };

/**
 * Runs a program to its end, without a shell.
 *
 * A program that cannot be started at all counts as failed, with the reason as its output.
 */
export function runProgram(file: string, args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: process.platform === "win32" ? undefined : { ...MINIMAL_ENVIRONMENT, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(options.user && { uid: options.user.uid, gid: options.user.gid }),
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    const finish = (succeeded: boolean, reason = "") => {
      resolve({ succeeded, output: (Buffer.concat(chunks).toString("utf8") + reason).trim() });
    };
    child.once("error", (error) => finish(false, `${file}: ${error.message}`));
    // On Windows a started server inherits the pipes, so they stay open after pg_ctl itself has gone.
    child.once(process.platform === "win32" ? "exit" : "close", (code) => finish(code === 0));
  });
}

import { spawn } from "node:child_process";

/** The operating-system user that a program runs as. */
export interface ProgramUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  readonly succeeded: boolean;
  /** Standard output and standard error, in the order in which they arrived. */
  readonly output: string;
}

export interface ProgramOptions {
  /** Null for the user of this process. */
  readonly user: ProgramUser | null;
  readonly cwd: string;
  /** Added to a minimal environment. Ignored on Windows. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Replaces this process's environment: variables such as PGPORT are meant for another server, and a process of another
 * user must not see our secrets.
 */
const MINIMAL_ENVIRONMENT = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" };

/**
 * Runs a program without a shell and waits until it exits. A program that cannot be started counts as failed, with the
 * reason as its output.
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
    // On Windows the server inherits the pipes of pg_ctl, so they stay open after pg_ctl has exited.
    child.once(process.platform === "win32" ? "exit" : "close", (code) => finish(code === 0));
  });
}

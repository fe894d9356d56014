import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const ROOT = join(__dirname, "../../..");

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  /** The lines on the error stream. */
  readonly complaints: readonly string[];
}

/** Runs one of the package's own scripts, as a person would, in processes of its own. */
export async function runCommand(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  // What npm says of its own settings is nothing of ours.
  const complaints = errors.split("\n").filter((line) => line !== "" && !line.startsWith("npm "));
  return { code, output, complaints };
}

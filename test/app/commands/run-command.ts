import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const ROOT = join(__dirname, "../../..");

export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
  /** Lines of standard error. */
  readonly complaints: readonly string[];
}

/** Runs one of the package's npm scripts in a separate process. */
export async function runCommand(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ENV_FILE: "/dev/null", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  // Without npm's own messages about its settings.
  const complaints = errors.split("\n").filter((line) => line !== "" && !line.startsWith("npm "));
  return { code, output, complaints };
}

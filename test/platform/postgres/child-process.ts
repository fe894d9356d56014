import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from "../../../src/platform/postgres/start-embedded-postgres";

export interface ChildOptions {
  readonly options: Omit<EmbeddedPostgresOptions, "log">;
  /** Root of the project, or of a copy with the files that the child needs. */
  readonly project?: string;
  /** User and group to run as; root only. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

export interface Child {
  /** Result of the start in the child, or the message of its error. */
  readonly report: Omit<EmbeddedPostgres, "stop"> & { readonly error?: string };
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** Suspends the child until it is resumed. */
  pause(): void;
  resume(): void;
}

/** Starts an embedded PostgreSQL in a separate Node process and waits for its report. */
export async function startChild({
  options,
  user,
  project = join(__dirname, "../../.."),
}: ChildOptions): Promise<Child> {
  const script = join(project, "test/platform/postgres/start-in-child.ts");
  const loader = pathToFileURL(require.resolve("tsx")).href;
  const child = spawn(process.execPath, ["--import", loader, script, JSON.stringify(options)], {
    cwd: project,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env.PATH },
    ...user,
  });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, "line"), ended.then(() => [])]);
  if (typeof line[0] !== "string") throw new Error("The child exited without a report.");
  return {
    report: JSON.parse(line[0]),
    async end(signal) {
      child.kill(signal);
      await ended;
    },
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
  };
}

import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OperatorError } from "../../platform/operator-error";
import { validatorCommand } from "./validator-command";
import { ValidatorPoolBusy } from "./validator-pool-busy";

const MAX_START_MS = 120_000;

export interface Snapshot {
  /** An open file of Python's memory after its start. It has no name any more, so nothing is left behind. */
  readonly file: number;
  close(): void;
}

/**
 * Starts Python once, which takes seconds, and keeps its memory: every validator begins from there in a fraction of one.
 */
export async function recordSnapshot(memoryMb: number, signal: AbortSignal): Promise<Snapshot> {
  const file = openNameless();
  const child = spawn(process.execPath, validatorCommand("record", { memoryMb, timeoutMs: MAX_START_MS }), {
    stdio: ["ignore", "ignore", "pipe", file],
    env: {},
    cwd: tmpdir(),
    detached: true,
    timeout: MAX_START_MS,
    signal,
    killSignal: "SIGKILL",
  });
  let complaint = "";
  child.stderr!.on("data", (part: Buffer) => {
    complaint = `${complaint}${part.toString("utf8")}`.slice(-2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    // An aborted process has its error first, and closes when it is gone.
    child.on("error", (error) => child.pid === undefined && reject(error));
    child.once("close", resolve);
  });
  if (code === 0) return { file, close: () => closeSync(file) };
  closeSync(file);
  if (code === null) throw new ValidatorPoolBusy();
  throw new OperatorError(`Python for the validators did not start (exit ${code}): ${complaint.trim()}`);
}

function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), "stratagraph-"));
  const file = openSync(join(folder, "python-memory"), "wx+", 0o600);
  rmSync(folder, { recursive: true });
  return file;
}

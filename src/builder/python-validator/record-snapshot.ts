import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OperatorError } from "../../platform/operator-error";
import { validatorCommand } from "./validator-command";
import { ValidatorPoolBusy } from "./validator-pool-busy";

const MAX_START_MS = 120_000;

export interface Snapshot {
  /** File descriptor of Python's memory after its start. The file is unlinked already, so nothing is left behind. */
  readonly file: number;
  close(): void;
}

/**
 * Starts Python once, which takes seconds, and records its memory: validators start from it in a fraction of a second.
 */
export async function recordSnapshot(memoryMb: number, signal: AbortSignal): Promise<Snapshot> {
  const file = openUnlinked();
  const child = spawn(process.execPath, validatorCommand("record", { memoryMb, timeoutMs: MAX_START_MS }), {
    stdio: ["ignore", "ignore", "pipe", file],
    env: {},
    cwd: tmpdir(),
    detached: true,
    timeout: MAX_START_MS,
    signal,
    killSignal: "SIGKILL",
  });
  let output = "";
  child.stderr!.on("data", (part: Buffer) => {
    output = `${output}${part.toString("utf8")}`.slice(-2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    // An aborted process emits "error" first, and "close" when it has ended.
    child.on("error", (error) => child.pid === undefined && reject(error));
    child.once("close", resolve);
  });
  if (code === 0) return { file, close: () => closeSync(file) };
  closeSync(file);
  if (code === null) throw new ValidatorPoolBusy();
  throw new OperatorError(`Python did not start for the validators (exit code ${code}): ${output.trim()}`);
}

function openUnlinked(): number {
  const folder = mkdtempSync(join(tmpdir(), "stratagraph-"));
  const file = openSync(join(folder, "python-memory"), "wx+", 0o600);
  rmSync(folder, { recursive: true });
  return file;
}

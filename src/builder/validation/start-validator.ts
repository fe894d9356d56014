import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import type { DryRun, Inspection, RunOutcome } from "./validation-report";
import { validatorCommand } from "./validator-command";
import { watchMemory } from "./watch-memory";
import { yieldToOthers } from "./yield-to-others";

const LONGEST_START_MS = 60_000;

export interface ValidatorLimits {
  /** Wall clock for one request. */
  readonly timeoutMs: number;
  /** Python's memory. */
  readonly memoryMb: number;
}

export interface ValidatorTask {
  readonly source: string;
  readonly run?: DryRun;
  /** Runs what nobody read. For the tests of the boundary only: everything else asks the pool, which cannot say this. */
  readonly skipsInspection?: true;
}

export interface ValidatorAnswer {
  readonly inspection?: Inspection;
  readonly outcome?: RunOutcome;
  /** How it ended before its last word, if it did. */
  readonly end?: "time-limit" | "memory-limit" | "crash";
}

/** One process with one Python. After an `end`, or a run of foreign code, it is only good for `kill`. */
export interface Validator {
  readonly pid: number;
  readonly ready: Promise<void>;
  /** Settles once the process is gone. */
  readonly gone: Promise<void>;
  ask(task: ValidatorTask): Promise<ValidatorAnswer>;
  kill(): void;
}

type Message =
  | { readonly kind: "ready" | "done" | "broke" }
  | { readonly kind: "inspected"; readonly inspection: Inspection }
  | { readonly kind: "ran"; readonly outcome: RunOutcome };

export function startValidator(snapshotFile: number, limits: ValidatorLimits): Validator {
  // The child's own limit lies above the parent's: it ends a child whose parent was killed meanwhile.
  const command = validatorCommand("serve", { ...limits, timeoutMs: limits.timeoutMs + 2000 });
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "ignore", "ignore", snapshotFile, "ipc"],
    // Nothing of ours to read, and a process group of its own: Ctrl-C in a terminal does not reach it.
    env: {},
    cwd: tmpdir(),
    detached: true,
  });
  if (child.pid !== undefined) yieldToOthers(child.pid);
  const kill = () => killGroup(child);
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(kill, LONGEST_START_MS);
    child.once("message", () => {
      clearTimeout(timer);
      resolve();
    });
    void gone.then(() => {
      clearTimeout(timer);
      reject(new Error("A validator ended before it was ready"));
    });
  });
  ready.catch(() => undefined);
  return { pid: child.pid ?? 0, ready, gone, kill, ask: (task) => askChild(child, gone, task, limits) };
}

async function askChild(
  child: ChildProcess,
  gone: Promise<void>,
  task: ValidatorTask,
  limits: ValidatorLimits,
): Promise<ValidatorAnswer> {
  let inspection: Inspection | undefined;
  let outcome: RunOutcome | undefined;
  let end: ValidatorAnswer["end"];
  let giveUp: (how: ValidatorAnswer["end"]) => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    giveUp = (how) => {
      end ??= how;
      resolve();
    };
    child.on("message", (message: Message) => {
      if (message.kind === "inspected") inspection ??= message.inspection;
      if (message.kind === "ran") outcome ??= message.outcome;
      if (message.kind === "done") resolve();
      if (message.kind === "broke") giveUp("crash");
    });
    child.send(task, (error) => error && giveUp("crash"));
    void gone.then(() => giveUp("crash"));
  });
  const timer = setTimeout(() => giveUp("time-limit"), limits.timeoutMs);
  const stopWatching = watchMemory(child.pid ?? 0, limits.memoryMb, () => giveUp("memory-limit"));
  await answered;
  clearTimeout(timer);
  stopWatching();
  child.removeAllListeners("message");
  if (end) killGroup(child);
  return { inspection, outcome, end };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

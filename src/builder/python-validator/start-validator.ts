import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { lowerPriority } from "./lower-priority";
import type { DryRun, Inspection, RunOutcome } from "./validation-report";
import { validatorCommand } from "./validator-command";
import { ValidatorPoolBusy } from "./validator-pool-busy";
import { watchMemory } from "./watch-memory";
import { MAX_CLOCK_FACTOR, watchTime } from "./watch-time";

const MAX_START_MS = 60_000;

export interface ValidatorLimits {
  /** For one request: of the processors, and three times as much by the clock. */
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
  /** With `time-limit`: the machine was too busy to let it work, which says nothing about the code. */
  readonly isStarved?: boolean;
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
  const command = validatorCommand("serve", { ...limits, timeoutMs: MAX_CLOCK_FACTOR * limits.timeoutMs + 2000 });
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "ignore", "ignore", snapshotFile, "ipc"],
    // Nothing of ours to read, and a process group of its own: Ctrl-C in a terminal does not reach it.
    env: {},
    cwd: tmpdir(),
    detached: true,
  });
  if (child.pid !== undefined) lowerPriority(child.pid);
  const kill = () => killGroup(child);
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(kill, MAX_START_MS);
    child.once("message", () => {
      clearTimeout(timer);
      resolve();
    });
    void gone.then(() => {
      clearTimeout(timer);
      // Somebody ended it, we for its slowness or the machine for want of memory: that is no defect of ours.
      if (child.signalCode !== null) reject(new ValidatorPoolBusy());
      else reject(new Error(`A validator ended before it was ready (exit ${child.exitCode})`));
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
  let isStarved = false;
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
  const stopTime = watchTime(child.pid ?? 0, limits.timeoutMs, (hadNoTime) => {
    isStarved = hadNoTime;
    giveUp("time-limit");
  });
  const stopWatching = watchMemory(child.pid ?? 0, limits.memoryMb, () => giveUp("memory-limit"));
  await answered;
  stopTime();
  stopWatching();
  child.removeAllListeners("message");
  if (end) killGroup(child);
  return { inspection, outcome, end, isStarved: isStarved && end === "time-limit" };
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

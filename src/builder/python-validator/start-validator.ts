import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { lowerPriority } from "./lower-priority";
import type { DryRun, Inspection, RunOutcome } from "./validation-report";
import { validatorCommand } from "./validator-command";
import { ValidatorPoolBusy } from "./validator-pool-busy";
import { watchMemory } from "./watch-memory";
import { MAX_CLOCK_FACTOR, watchTime } from "./watch-time";

const MAX_START_MS = 60_000;
/** How much later than its parent a child stops itself, in milliseconds. */
const CHILD_GRACE_MS = 2000;

export interface ValidatorLimits {
  /** CPU time for one request; in real time, three times as long. */
  readonly timeoutMs: number;
  /** Python's memory. */
  readonly memoryMb: number;
}

export interface ValidatorTask {
  readonly source: string;
  readonly run?: DryRun;
  /** Runs code without inspecting it. Only for the tests of the boundary: the pool cannot set it. */
  readonly skipsInspection?: true;
}

export interface ValidatorAnswer {
  readonly inspection?: Inspection;
  readonly outcome?: RunOutcome;
  /** Why it ended before the answer was complete, if it did. */
  readonly end?: "time-limit" | "memory-limit" | "crash";
  /** With `time-limit`: the machine was too busy to run it, which says nothing about the code. */
  readonly isStarved?: boolean;
}

/** A process with one Python. After an `end` or a run of untrusted code it must be killed. */
export interface Validator {
  readonly pid: number;
  readonly ready: Promise<void>;
  /** Resolves when the process has ended. */
  readonly exited: Promise<void>;
  ask(task: ValidatorTask): Promise<ValidatorAnswer>;
  kill(): void;
}

type Message =
  | { readonly kind: "ready" | "done" | "broke" }
  | { readonly kind: "inspected"; readonly inspection: Inspection }
  | { readonly kind: "ran"; readonly outcome: RunOutcome };

export function startValidator(snapshotFile: number, limits: ValidatorLimits): Validator {
  // The child's own limit is higher than the parent's: it is for a child whose parent was killed.
  const timeoutMs = MAX_CLOCK_FACTOR * limits.timeoutMs + CHILD_GRACE_MS;
  const child = spawn(process.execPath, validatorCommand("serve", { ...limits, timeoutMs }), {
    stdio: ["ignore", "ignore", "ignore", snapshotFile, "ipc"],
    // An empty environment, and a separate process group, which Ctrl-C in a terminal does not reach.
    env: {},
    cwd: tmpdir(),
    detached: true,
  });
  if (child.pid !== undefined) lowerPriority(child.pid);
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const ready = untilReady(child, exited);
  ready.catch(() => undefined);
  const kill = () => killGroup(child);
  return { pid: child.pid ?? 0, ready, exited, kill, ask: (task) => askChild(child, exited, task, limits) };
}

function untilReady(child: ChildProcess, exited: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => killGroup(child), MAX_START_MS);
    child.once("message", () => {
      clearTimeout(timer);
      resolve();
    });
    void exited.then(() => {
      clearTimeout(timer);
      // It was killed, by us because it was slow or by the system because of low memory: not a defect.
      if (child.signalCode !== null) reject(new ValidatorPoolBusy());
      else reject(new Error(`A validator ended before it was ready (exit code ${child.exitCode}).`));
    });
  });
}

async function askChild(
  child: ChildProcess,
  exited: Promise<void>,
  task: ValidatorTask,
  limits: ValidatorLimits,
): Promise<ValidatorAnswer> {
  const pid = child.pid ?? 0;
  const { answer, receive, end } = pendingAnswer();
  child.on("message", receive);
  child.send(task, (error) => error && end("crash"));
  void exited.then(() => end("crash"));
  const stopTime = watchTime(pid, limits.timeoutMs, (isStarved) => end("time-limit", isStarved));
  const stopMemory = watchMemory(pid, limits.memoryMb, () => end("memory-limit"));
  const received = await answer;
  stopTime();
  stopMemory();
  child.off("message", receive);
  if (received.end) killGroup(child);
  return received;
}

/** Collects the messages of a child until its answer is complete, or ended for a reason. */
function pendingAnswer() {
  let inspection: Inspection | undefined;
  let outcome: RunOutcome | undefined;
  let complete: (answer: ValidatorAnswer) => void = () => undefined;
  const answer = new Promise<ValidatorAnswer>((resolve) => {
    complete = resolve;
  });
  const end = (reason: NonNullable<ValidatorAnswer["end"]>, isStarved = false) =>
    complete({ inspection, outcome, end: reason, isStarved });
  const receive = (message: Message) => {
    if (message.kind === "inspected") inspection ??= message.inspection;
    if (message.kind === "ran") outcome ??= message.outcome;
    if (message.kind === "done") complete({ inspection, outcome });
    if (message.kind === "broke") end("crash");
  };
  return { answer, receive, end };
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

import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import type { Readable, Writable } from "node:stream";
import { readBoundedLines } from "./bounded-lines";
import { lowerPriority } from "./lower-priority";
import { parseInspection, parseOutcome } from "./parse-answer";
import type { DryRun, Inspection, RunOutcome } from "./validation-report";
import { validatorCommand } from "./validator-command";
import { ValidatorPoolBusy } from "./validator-pool-busy";
import { watchTime } from "./watch-time";

const MAX_START_MS = 60_000;
/** Maximum length of an answer. A result has at most 200,000 values. */
const MAX_ANSWER_BYTES = 8 * 2 ** 20;
/** Exit code of a process that used up its memory; see child/main.mjs. */
const OUT_OF_MEMORY = 77;

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

type End = "time-limit" | "memory-limit" | "crash";

export interface ValidatorAnswer {
  readonly inspection?: Inspection;
  readonly outcome?: RunOutcome;
  /** Why it ended before the answer was complete, if it did. */
  readonly end?: End;
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

/** The next line of the process, or why there is none. */
type Reply = { readonly line: string } | { readonly end: End; readonly isStarved?: boolean };

export function startValidator(limits: ValidatorLimits): Validator {
  const [program, args] = validatorCommand({ memoryMb: limits.memoryMb, maxOutput: MAX_ANSWER_BYTES });
  const child = spawn(program, args, {
    stdio: ["pipe", "pipe", "ignore"],
    // An empty environment, and a separate process group, which Ctrl-C in a terminal does not reach.
    env: {},
    cwd: tmpdir(),
    detached: true,
  });
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const nextReply = replies(child, exited);
  const ready = untilReady(child, nextReply);
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    ready,
    exited,
    kill: () => killGroup(child),
    ask: (task) => askChild(child, nextReply, task, limits),
  };
}

/** Returns the function that waits for the next line of the process or for its end. */
function replies(child: ChildProcess, exited: Promise<void>): () => Promise<Reply> {
  const waiting: ((reply: Reply) => void)[] = [];
  const lines: string[] = [];
  let end: Reply | undefined;
  const finish = (reply: Reply): void => {
    end ??= reply;
    for (const resolve of waiting.splice(0)) resolve(end);
  };
  readBoundedLines(child.stdout as Readable, MAX_ANSWER_BYTES, {
    onLine: (line) => {
      const resolve = waiting.shift();
      if (resolve) resolve({ line });
      else if (lines.push(line) > 1) killGroup(child); // Nobody asked: foreign code wrote it.
    },
    onTooLong: () => killGroup(child),
  });
  // A write to a process that has just ended; its exit is what counts.
  (child.stdin as Writable).on("error", () => undefined);
  void exited.then(() => finish({ end: child.exitCode === OUT_OF_MEMORY ? "memory-limit" : "crash" }));
  return () => {
    const line = lines.shift();
    if (line !== undefined) return Promise.resolve({ line });
    if (end) return Promise.resolve(end);
    return new Promise((resolve) => waiting.push(resolve));
  };
}

async function untilReady(child: ChildProcess, nextReply: () => Promise<Reply>): Promise<void> {
  const timer = setTimeout(() => killGroup(child), MAX_START_MS);
  const reply = await nextReply();
  clearTimeout(timer);
  if ("line" in reply) return;
  // It was killed, by us because it was slow or by the system because of low memory: not a defect.
  if (child.signalCode !== null) throw new ValidatorPoolBusy();
  throw new Error(`A validator ended before it was ready (exit code ${child.exitCode}).`);
}

async function askChild(
  child: ChildProcess,
  nextReply: () => Promise<Reply>,
  { source, run, skipsInspection }: ValidatorTask,
  { timeoutMs }: ValidatorLimits,
): Promise<ValidatorAnswer> {
  const pid = child.pid ?? 0;
  lowerPriority(pid);
  let stop: (reply: Reply) => void = () => undefined;
  const stopped = new Promise<Reply>((resolve) => {
    stop = resolve;
  });
  const stopTime = watchTime(pid, timeoutMs, (isStarved) => stop({ end: "time-limit", isStarved }));
  const send = (request: object): Promise<Reply> => {
    (child.stdin as Writable).write(`${JSON.stringify(request)}\n`);
    return Promise.race([nextReply(), stopped]);
  };
  const answer = await answerTask(send, { source, run, skipsInspection });
  stopTime();
  if (answer.end) killGroup(child);
  return answer;
}

type Send = (request: object) => Promise<Reply>;

async function answerTask(send: Send, { source, run, skipsInspection }: ValidatorTask): Promise<ValidatorAnswer> {
  const inspection = skipsInspection ? undefined : await inspect(send, source, run);
  if (inspection && "end" in inspection) return inspection;
  const isRequested = skipsInspection || (inspection?.status === "VALID" && isDefined(run, inspection));
  if (!run || !isRequested) return { inspection };
  return { inspection, ...(await runCode(send, source, run)) };
}

function isDefined(run: DryRun | undefined, { definesFunction }: Inspection): boolean {
  return definesFunction || !run?.onlyIfDefined;
}

async function inspect(send: Send, source: string, run?: DryRun): Promise<Inspection | Extract<Reply, { end: End }>> {
  const reply = await send({ kind: "inspect", source, functionName: run?.functionName });
  if ("end" in reply) return reply;
  return parseInspection(reply.line) ?? { end: "crash" };
}

async function runCode(send: Send, source: string, { functionName, bars }: DryRun): Promise<ValidatorAnswer> {
  const reply = await send({ kind: "run", source, functionName, bars });
  if ("end" in reply) return reply;
  const outcome = parseOutcome(reply.line);
  return outcome === null ? { end: "crash" } : { outcome };
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

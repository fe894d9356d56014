import { assembleReport } from "./assemble-report";
import { FairQueue, type Queued } from "./fair-queue";
import { recordSnapshot, type Snapshot } from "./record-snapshot";
import { startValidator, type Validator } from "./start-validator";
import type { ValidationCaller } from "./validation-caller";
import type { ValidationReport, ValidationRequest } from "./validation-report";
import { ValidatorPoolBusy } from "./validator-pool-busy";

export { ValidatorPoolBusy };

export interface ValidatorPoolOptions {
  /** Validators kept warm, which is also how many requests are worked on at once. */
  readonly size: number;
  /** Processor time for one request; by the clock, from when a validator takes it up, it may take three times as long. */
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  /** Requests that may wait for a validator, of all and of one user; more are refused. */
  readonly maxWaiting?: number;
  readonly maxWaitingPerUser?: number;
}

export interface ValidatorPool {
  /**
   * Reads the code and, when it breaks no rule and `run` asks for it, runs it. Users have their turns one after the other,
   * and one validator is always left to the others; without a caller it is nobody's turn in particular. Throws
   * ValidatorPoolBusy, also where the caller's signal was aborted.
   */
  validate(request: ValidationRequest, caller?: ValidationCaller): Promise<ValidationReport>;
  /** Ends every process; requests still open are refused. */
  close(): Promise<void>;
}

interface Waiting extends Queued {
  readonly request: ValidationRequest;
  readonly signal: AbortSignal | undefined;
  /** A second try is the first of its owner's. */
  rank: number;
  isSecondTry: boolean;
  resolve(report: ValidationReport): void;
  reject(error: unknown): void;
}

const RANKS = { secondTry: 0, urgent: 1, other: 2 };
const NOBODY = { userId: null, isUrgent: false, signal: undefined };
const MAX_FAILED_STARTS = 3;
const PAUSE_AFTER_FAILURE_MS = 1000;

/**
 * Processes with real Python in them, each used for one run of foreign code and then thrown away; one that only read code
 * is used again. Python is started when the pool is made, in the background.
 */
export function makeValidatorPool(options: ValidatorPoolOptions): ValidatorPool {
  const { size, timeoutMs = 10_000, memoryMb = 512, maxWaiting = 200, maxWaitingPerUser = 20 } = options;
  const limits = { timeoutMs, memoryMb };
  const alive = new Set<Validator>();
  const idle: Validator[] = [];
  const queue = new FairQueue<Waiting>();
  const running = new Map<string | null, number>();
  const share = Math.max(1, size - 1);
  let snapshot: Snapshot | undefined;
  let isClosed = false;
  const aborting = new AbortController();
  let failedStarts = 0;

  const start = (): void => {
    if (isClosed || !snapshot) return;
    const validator = startValidator(snapshot.file, limits);
    alive.add(validator);
    void validator.gone.then(() => {
      alive.delete(validator);
      const place = idle.indexOf(validator);
      if (place >= 0) idle.splice(place, 1);
      if (failedStarts === 0) start();
      else setTimeout(start, PAUSE_AFTER_FAILURE_MS).unref();
    });
    validator.ready.then(
      () => {
        failedStarts = 0;
        idle.push(validator);
        serveNext();
      },
      (error: unknown) => {
        failedStarts += 1;
        if (failedStarts >= MAX_FAILED_STARTS) refuseAll(error);
      },
    );
  };

  const refuseAll = (error: unknown): void => {
    for (const { reject } of queue.clear()) reject(error);
  };

  const serveNext = (): void => {
    while (idle.length > 0) {
      const next = queue.take((owner) => owner === null || (running.get(owner) ?? 0) < share);
      if (next === undefined) return;
      void serve(idle.shift()!, next);
    }
  };

  const countRunning = (owner: string | null, more: number): void => {
    running.set(owner, (running.get(owner) ?? 0) + more);
    if (running.get(owner) === 0) running.delete(owner);
  };

  const serve = async (validator: Validator, waiting: Waiting): Promise<void> => {
    const { request, owner, signal, resolve, reject } = waiting;
    const began = performance.now();
    countRunning(owner, 1);
    signal?.addEventListener("abort", validator.kill);
    const answer = await validator.ask(request);
    signal?.removeEventListener("abort", validator.kill);
    countRunning(owner, -1);
    const isGivenUp = isClosed || signal?.aborted;
    // The process may have been ended by the machine and not by the code: another one decides.
    if (answer.end === "crash" && !answer.inspection && !waiting.isSecondTry && !isGivenUp) {
      waiting.isSecondTry = true;
      waiting.rank = RANKS.secondTry;
      queue.add(waiting);
      validator.kill();
      return serveNext();
    }
    const isClean = !answer.end && !answer.outcome;
    if (isClosed) reject(new Error("The validator pool was closed"));
    else if (isGivenUp || answer.isStarved) reject(new ValidatorPoolBusy());
    else resolve(assembleReport(request.source, answer, limits, performance.now() - began));
    if (isClean && alive.has(validator)) {
      idle.push(validator);
    } else {
      validator.kill();
    }
    serveNext();
  };

  const open = async (): Promise<void> => {
    try {
      snapshot = await recordSnapshot(memoryMb, aborting.signal);
      for (let count = 0; count < size; count += 1) start();
    } catch (error) {
      opening = undefined;
      refuseAll(error);
    }
  };

  let opening: Promise<void> | undefined = open();

  return {
    validate: (request, caller) =>
      new Promise((resolve, reject) => {
        const { userId: owner, isUrgent, signal } = caller ?? NOBODY;
        if (isClosed) return reject(new Error("The validator pool is closed"));
        if (signal?.aborted) return reject(new ValidatorPoolBusy());
        if (queue.size >= maxWaiting)
          return reject(new ValidatorPoolBusy("Too many validations are waiting; try again in a moment."));
        if (owner !== null && queue.sizeOf(owner) >= maxWaitingPerUser)
          return reject(
            new ValidatorPoolBusy(
              `You have ${maxWaitingPerUser} validations waiting; try again when one has finished.`,
            ),
          );
        const rank = isUrgent ? RANKS.urgent : RANKS.other;
        const waiting = { request, owner, rank, signal, isSecondTry: false, resolve, reject };
        queue.add(waiting);
        signal?.addEventListener("abort", () => queue.remove(waiting) && reject(new ValidatorPoolBusy()), {
          once: true,
        });
        // The first start may have failed; each request tries again.
        opening ??= open();
        serveNext();
      }),
    close: async () => {
      isClosed = true;
      refuseAll(new Error("The validator pool was closed"));
      aborting.abort();
      await opening;
      const ending = [...alive].map(({ gone, kill }) => {
        kill();
        return gone;
      });
      await Promise.all(ending);
      snapshot?.close();
      snapshot = undefined;
    },
  };
}

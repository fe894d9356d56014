import { assembleReport } from "./assemble-report";
import { recordSnapshot, type Snapshot } from "./record-snapshot";
import { startValidator, type Validator } from "./start-validator";
import type { ValidationReport, ValidationRequest } from "./validation-report";

export interface ValidatorPoolOptions {
  /** Validators kept warm, which is also how many requests are worked on at once. */
  readonly size: number;
  /** Wall clock for one request, from when a validator takes it up. */
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  /** Requests that may wait for a validator; more are refused. */
  readonly mostWaiting?: number;
}

export interface ValidatorPool {
  /** Reads the code and, when it breaks no rule and `run` asks for it, runs it. Throws ValidatorPoolBusy. */
  validate(request: ValidationRequest): Promise<ValidationReport>;
  /** Ends every process; requests still open are refused. */
  close(): Promise<void>;
}

/** More requests wait than the pool was told to hold. */
export class ValidatorPoolBusy extends Error {}

interface Waiting {
  readonly request: ValidationRequest;
  readonly isSecondTry: boolean;
  resolve(report: ValidationReport): void;
  reject(error: unknown): void;
}

const MOST_FAILED_STARTS = 3;
const PAUSE_AFTER_FAILURE_MS = 1000;

/**
 * Processes with real Python in them, each used for one run of foreign code and then thrown away; one that only read code
 * is used again. Python is started when the pool is made, in the background.
 */
export function makeValidatorPool(options: ValidatorPoolOptions): ValidatorPool {
  const { size, timeoutMs = 10_000, memoryMb = 512, mostWaiting = 200 } = options;
  const limits = { timeoutMs, memoryMb };
  const alive = new Set<Validator>();
  const idle: Validator[] = [];
  const queue: Waiting[] = [];
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
        if (failedStarts >= MOST_FAILED_STARTS) refuseAll(error);
      },
    );
  };

  const refuseAll = (error: unknown): void => {
    for (const { reject } of queue.splice(0)) reject(error);
  };

  const serveNext = (): void => {
    while (idle.length > 0 && queue.length > 0) void serve(idle.shift()!, queue.shift()!);
  };

  const serve = async (validator: Validator, waiting: Waiting): Promise<void> => {
    const { request, resolve, reject } = waiting;
    const began = performance.now();
    const answer = await validator.ask(request);
    // The process may have been ended by the machine and not by the code: another one decides.
    if (answer.end === "crash" && !answer.inspection && !waiting.isSecondTry && !isClosed) {
      queue.unshift({ ...waiting, isSecondTry: true });
      return validator.kill();
    }
    const isClean = !answer.end && !answer.outcome;
    if (isClosed) reject(new Error("The validator pool was closed"));
    else resolve(assembleReport(request.source, answer, limits, performance.now() - began));
    if (isClean && alive.has(validator)) {
      idle.push(validator);
      serveNext();
    } else {
      validator.kill();
    }
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
    validate: (request) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error("The validator pool is closed"));
        if (queue.length >= mostWaiting)
          return reject(new ValidatorPoolBusy("Too many validations are waiting; try later"));
        queue.push({ request, isSecondTry: false, resolve, reject });
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

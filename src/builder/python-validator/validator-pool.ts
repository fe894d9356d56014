import { FairQueue, type Queued } from "../../platform/fair-queue";
import { assembleReport, oversizedReport } from "./assemble-report";
import type { Validator, ValidatorAnswer } from "./start-validator";
import type { ValidationCaller } from "./validation-caller";
import type { ValidationReport, ValidationRequest } from "./validation-report";
import { ValidatorPoolBusy } from "./validator-pool-busy";
import { ValidatorProcesses } from "./validator-processes";

export { ValidatorPoolBusy };

export interface ValidatorPoolOptions {
  /** Number of validators kept running, which is also the maximum number of concurrent validations. */
  readonly size: number;
  /** CPU time for one request; in real time, from when a validator starts with it, it may take three times as long. */
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  /** Maximum number of requests that wait for a validator; further ones are rejected. */
  readonly maxWaiting?: number;
  readonly maxWaitingPerUser?: number;
}

export interface ValidatorPool {
  /** CPU time for one request. */
  readonly timeoutMs: number;
  /**
   * Inspects the code and, if it breaks no rule and `run` is set, runs it. Users take turns, and one validator is
   * always left to other users; requests without a caller belong to no user. Throws ValidatorPoolBusy, also when the
   * signal of the caller is aborted.
   */
  validate(request: ValidationRequest, caller?: ValidationCaller): Promise<ValidationReport>;
  /** Ends all processes and rejects the open requests. */
  close(): Promise<void>;
}

export const DEFAULT_TIMEOUT_MS = 10_000;

interface Waiting extends Queued {
  readonly request: ValidationRequest;
  readonly signal: AbortSignal | undefined;
  rank: number;
  isRetry: boolean;
  resolve(report: ValidationReport): void;
  reject(error: unknown): void;
}

const RANKS = { retry: 0, urgent: 1, normal: 2 };
const NO_CALLER = { userId: null, isUrgent: false, signal: undefined };

/**
 * Makes a pool of processes with a real Python each. A process is used for one run of untrusted code and then replaced;
 * after an inspection only, it is used again. Python is started immediately, in the background.
 */
export function makeValidatorPool(options: ValidatorPoolOptions): ValidatorPool {
  return new QueuedValidatorPool(options);
}

class QueuedValidatorPool implements ValidatorPool {
  readonly timeoutMs: number;
  private readonly options: Required<ValidatorPoolOptions>;
  private readonly processes: ValidatorProcesses;
  private readonly queue = new FairQueue<Waiting>();
  /** Number of running validations by user. */
  private readonly running = new Map<string | null, number>();
  private isClosed = false;

  constructor({
    size,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    memoryMb = 512,
    maxWaiting = 200,
    maxWaitingPerUser = 20,
  }: ValidatorPoolOptions) {
    this.timeoutMs = timeoutMs;
    this.options = { size, timeoutMs, memoryMb, maxWaiting, maxWaitingPerUser };
    this.processes = new ValidatorProcesses({
      size,
      limits: this.options,
      onReady: () => this.serveNext(),
      onFailure: (error) => this.rejectAll(error),
    });
    this.processes.open();
  }

  validate(request: ValidationRequest, caller?: ValidationCaller): Promise<ValidationReport> {
    const { userId: owner, isUrgent, signal } = caller ?? NO_CALLER;
    const oversized = oversizedReport(request.source, this.options);
    if (oversized !== null) return Promise.resolve(oversized);
    return new Promise((resolve, reject) => {
      const refusal = this.refusal(owner, signal);
      if (refusal !== null) return reject(refusal);
      const rank = isUrgent ? RANKS.urgent : RANKS.normal;
      const waiting = { request, owner, rank, signal, isRetry: false, resolve, reject };
      this.queue.add(waiting);
      const abort = () => this.queue.remove(waiting) && reject(new ValidatorPoolBusy());
      signal?.addEventListener("abort", abort, { once: true });
      // The first start may have failed; each request tries again.
      this.processes.open();
      this.serveNext();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.rejectAll(new Error("The validator pool was closed."));
    await this.processes.close();
  }

  private refusal(owner: string | null, signal: AbortSignal | undefined): Error | null {
    const { maxWaiting, maxWaitingPerUser } = this.options;
    if (this.isClosed) return new Error("The validator pool is closed.");
    if (signal?.aborted) return new ValidatorPoolBusy();
    if (this.queue.size >= maxWaiting) {
      return new ValidatorPoolBusy("Too many validations are waiting; try again in a moment.");
    }
    if (owner === null || this.queue.sizeOf(owner) < maxWaitingPerUser) return null;
    return new ValidatorPoolBusy(`You have ${maxWaitingPerUser} validations waiting; try again when one has finished.`);
  }

  private rejectAll(error: unknown): void {
    for (const { reject } of this.queue.clear()) reject(error);
  }

  private serveNext(): void {
    const maxRunning = Math.max(1, this.options.size - 1);
    while (this.processes.hasIdle) {
      const next = this.queue.take((owner) => owner === null || (this.running.get(owner) ?? 0) < maxRunning);
      if (next === undefined) return;
      void this.serve(this.processes.takeIdle() as Validator, next);
    }
  }

  private async serve(validator: Validator, waiting: Waiting): Promise<void> {
    const { request, owner, signal } = waiting;
    const startedAt = performance.now();
    this.countRunning(owner, 1);
    signal?.addEventListener("abort", validator.kill);
    const answer = await validator.ask(request);
    signal?.removeEventListener("abort", validator.kill);
    this.countRunning(owner, -1);
    const isRetried = this.retry(waiting, answer);
    if (!isRetried) this.settle(waiting, answer, performance.now() - startedAt);
    if (answer.end || answer.outcome) validator.kill();
    else this.processes.release(validator, request.source);
    this.serveNext();
  }

  /** Queues a request again, once, if its inspection crashed: the system may have killed the process, not the code. */
  private retry(waiting: Waiting, { end, inspection }: ValidatorAnswer): boolean {
    if (end !== "crash" || inspection || waiting.isRetry || this.isClosed || waiting.signal?.aborted) return false;
    waiting.isRetry = true;
    waiting.rank = RANKS.retry;
    this.queue.add(waiting);
    return true;
  }

  private settle({ request, signal, resolve, reject }: Waiting, answer: ValidatorAnswer, milliseconds: number): void {
    if (this.isClosed) reject(new Error("The validator pool was closed."));
    else if (signal?.aborted || answer.isStarved) reject(new ValidatorPoolBusy());
    else resolve(assembleReport(request.source, answer, this.options, milliseconds));
  }

  private countRunning(owner: string | null, change: number): void {
    const count = (this.running.get(owner) ?? 0) + change;
    if (count === 0) this.running.delete(owner);
    else this.running.set(owner, count);
  }
}

import { Piscina } from "piscina";
import { FairQueue, type Queued } from "../fair-queue";
import { ThreadPoolUnavailable } from "./thread-pool-unavailable";

export interface ThreadPoolOptions {
  /** File whose exported functions are the tasks. */
  readonly filename: string;
  /** Maximum number of threads, which is also the maximum number of tasks that run at the same time. */
  readonly size: number;
  /** Maximum duration of a task, in real time. Its thread is then terminated. */
  readonly timeoutMs: number;
  /** Maximum JavaScript heap of a thread; the memory of typed arrays is not part of it. */
  readonly memoryMb: number;
  /** Maximum number of tasks that wait for a thread; further ones are rejected. */
  readonly maxWaiting?: number;
  readonly maxWaitingPerOwner?: number;
}

/** Who waits for a task. */
export interface ThreadCaller {
  /** User whom the task belongs to; null for none. */
  readonly owner: string | null;
  /** Aborted when nobody waits any longer: a task that still waits is then removed. */
  readonly signal?: AbortSignal;
}

/** Threads for work that would block the thread that answers requests. Owners take turns. */
export interface ThreadPool {
  readonly size: number;
  /** Calls an exported function of the file. Throws what it throws, TaskStopped or ThreadPoolUnavailable. */
  run<Result>(name: string, task: unknown, caller: ThreadCaller): Promise<Result>;
  /** Ends all threads and rejects the open tasks. */
  close(): Promise<void>;
}

/** The task exceeded its time or memory and was stopped. The message continues a sentence about the task. */
export class TaskStopped extends Error {}

interface Waiting extends Queued {
  start(): Promise<void>;
  reject(error: Error): void;
}

/** Threads that have no task end after ten minutes. */
const IDLE_MS = 600_000;
/**
 * The lowest priority: tasks use idle processor time and do not slow down the thread that answers. On macOS a priority
 * belongs to the whole process.
 */
const NICE_INCREMENT = process.platform === "darwin" ? 0 : 19;

/** Makes a pool of threads, which start when they are first needed. */
export function makeThreadPool(options: ThreadPoolOptions): ThreadPool {
  return new QueuedThreadPool(options);
}

class QueuedThreadPool implements ThreadPool {
  private readonly options: Required<ThreadPoolOptions>;
  private readonly queue = new FairQueue<Waiting>();
  private threads: Piscina | undefined;
  private running = 0;
  private isClosed = false;
  /** One for each running task: aborting it terminates the thread of the task. */
  private readonly limits = new Set<AbortController>();

  constructor(options: ThreadPoolOptions) {
    this.options = { maxWaiting: 500, maxWaitingPerOwner: 100, ...options };
  }

  get size(): number {
    return this.options.size;
  }

  run<Result>(name: string, task: unknown, { owner, signal }: ThreadCaller): Promise<Result> {
    return new Promise((resolve, reject) => {
      const refusal = this.refusal(owner, signal);
      if (refusal !== null) return reject(refusal);
      const start = () => this.execute<Result>(name, task).then(resolve, reject);
      const waiting: Waiting = { owner, rank: 0, start, reject };
      this.queue.add(waiting);
      const leave = () => this.queue.remove(waiting) && reject(new ThreadPoolUnavailable());
      signal?.addEventListener("abort", leave, { once: true });
      this.serveNext();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.queue.clear()) reject(closedError());
    await this.threads?.destroy();
  }

  private refusal(owner: string | null, signal: AbortSignal | undefined): Error | null {
    const { maxWaiting, maxWaitingPerOwner } = this.options;
    if (this.isClosed) return closedError();
    if (signal?.aborted || this.queue.size >= maxWaiting) return new ThreadPoolUnavailable();
    if (owner === null || this.queue.sizeOf(owner) < maxWaitingPerOwner) return null;
    return new ThreadPoolUnavailable(`You have ${maxWaitingPerOwner} tasks waiting; try again when one has finished.`);
  }

  private serveNext(): void {
    while (this.running < this.options.size) {
      const next = this.queue.take(() => true);
      if (next === undefined) return;
      this.running += 1;
      void next.start().finally(() => {
        this.running -= 1;
        this.serveNext();
      });
    }
  }

  private async execute<Result>(name: string, task: unknown): Promise<Result> {
    const { filename, timeoutMs, memoryMb } = this.options;
    const limit = new AbortController();
    const stopped = new TaskStopped(`took longer than ${timeoutMs / 1000} seconds`);
    const timer = setTimeout(() => limit.abort(stopped), timeoutMs);
    this.limits.add(limit);
    try {
      this.threads ??= this.startThreads();
      return await this.threads.run(task, { filename, name, signal: limit.signal });
    } catch (error) {
      if (this.isClosed) throw closedError();
      if (limit.signal.aborted) throw limit.signal.reason;
      if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
      throw new TaskStopped(`needed more than ${memoryMb} MB of memory`, { cause: error });
    } finally {
      clearTimeout(timer);
      this.limits.delete(limit);
    }
  }

  private startThreads(): Piscina {
    const { size, memoryMb } = this.options;
    const threads = new Piscina({
      minThreads: 0,
      maxThreads: size,
      idleTimeout: IDLE_MS,
      niceIncrement: NICE_INCREMENT,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
      // Also where this process itself runs without tsx, as in the tests.
      execArgv: ["--require", require.resolve("tsx/cjs")],
    });
    // A thread failed outside a task, such as while it started: the tasks that may wait for it would wait forever.
    threads.on("error", (cause) => {
      const failure = new ThreadPoolUnavailable("A thread could not be started; try again in a moment.", { cause });
      for (const limit of this.limits) limit.abort(failure);
    });
    return threads;
  }
}

function closedError(): Error {
  return new ThreadPoolUnavailable("The server is stopping; try again in a moment.");
}

import { recordSnapshot, type Snapshot } from "./record-snapshot";
import { startValidator, type Validator, type ValidatorLimits } from "./start-validator";

const MAX_FAILED_STARTS = 3;
const PAUSE_AFTER_FAILURE_MS = 1000;

interface ValidatorProcessesOptions {
  /** Number of validators to keep running. */
  readonly size: number;
  readonly limits: ValidatorLimits;
  /** Called when a validator is ready. */
  readonly onReady: () => void;
  /** Called when Python cannot be started. */
  readonly onFailure: (error: unknown) => void;
}

/** Keeps a number of validators running: a validator that has ended is replaced. */
export class ValidatorProcesses {
  private readonly alive = new Set<Validator>();
  private readonly idle: Validator[] = [];
  private readonly closing = new AbortController();
  private snapshot: Snapshot | undefined;
  private opening: Promise<void> | undefined;
  private failedStarts = 0;

  constructor(private readonly options: ValidatorProcessesOptions) {}

  /** Starts the validators in the background, unless they are started already; after a failure, tries again. */
  open(): void {
    this.opening ??= this.startAll();
  }

  get hasIdle(): boolean {
    return this.idle.length > 0;
  }

  /** Takes a validator that is ready; the caller releases or kills it. */
  takeIdle(): Validator | undefined {
    return this.idle.shift();
  }

  /** Returns a validator that can be used again; one that has ended was replaced already. */
  release(validator: Validator): void {
    if (this.alive.has(validator)) this.idle.push(validator);
    else validator.kill();
  }

  /** Ends all validators. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.opening;
    const ending = [...this.alive].map(({ exited, kill }) => {
      kill();
      return exited;
    });
    await Promise.all(ending);
    this.snapshot?.close();
    this.snapshot = undefined;
  }

  private async startAll(): Promise<void> {
    const { size, limits, onFailure } = this.options;
    try {
      this.snapshot = await recordSnapshot(limits.memoryMb, this.closing.signal);
      for (let count = 0; count < size; count += 1) this.start();
    } catch (error) {
      this.opening = undefined;
      onFailure(error);
    }
  }

  private start(): void {
    if (this.closing.signal.aborted || this.snapshot === undefined) return;
    const validator = startValidator(this.snapshot.file, this.options.limits);
    this.alive.add(validator);
    void validator.exited.then(() => this.replace(validator));
    validator.ready.then(
      () => {
        this.failedStarts = 0;
        this.idle.push(validator);
        this.options.onReady();
      },
      (error: unknown) => {
        this.failedStarts += 1;
        if (this.failedStarts >= MAX_FAILED_STARTS) this.options.onFailure(error);
      },
    );
  }

  private replace(validator: Validator): void {
    this.alive.delete(validator);
    const index = this.idle.indexOf(validator);
    if (index >= 0) this.idle.splice(index, 1);
    if (this.failedStarts === 0) this.start();
    else setTimeout(() => this.start(), PAUSE_AFTER_FAILURE_MS).unref();
  }
}

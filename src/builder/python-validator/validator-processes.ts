import { startValidator, type Validator, type ValidatorLimits } from "./start-validator";

const MAX_FAILED_STARTS = 3;
const PAUSE_AFTER_FAILURE_MS = 1000;
/** WebAssembly never returns memory, so what earlier code needed would be missing for later code. */
const MAX_INSPECTIONS = 20;
const MAX_REUSED_CHARACTERS = 64 * 1024;

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
  private readonly inspections = new WeakMap<Validator, number>();
  private isClosed = false;
  private isOpen = false;
  private failedStarts = 0;

  constructor(private readonly options: ValidatorProcessesOptions) {}

  /** Starts the validators in the background, unless they are started already; after a failure, tries again. */
  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    for (let count = 0; count < this.options.size; count += 1) this.start();
  }

  get hasIdle(): boolean {
    return this.idle.length > 0;
  }

  /** Takes a validator that is ready; the caller releases or kills it. */
  takeIdle(): Validator | undefined {
    return this.idle.shift();
  }

  /** Returns a validator that only inspected code. After some inspections, or a large one, it is replaced. */
  release(validator: Validator, source: string): void {
    const inspections = (this.inspections.get(validator) ?? 0) + 1;
    this.inspections.set(validator, inspections);
    const isUsedUp = inspections >= MAX_INSPECTIONS || source.length > MAX_REUSED_CHARACTERS;
    if (this.alive.has(validator) && !isUsedUp) this.idle.push(validator);
    else validator.kill();
  }

  /** Ends all validators. */
  async close(): Promise<void> {
    this.isClosed = true;
    const ending = [...this.alive].map(({ exited, kill }) => {
      kill();
      return exited;
    });
    await Promise.all(ending);
  }

  private start(): void {
    if (this.isClosed) return;
    const validator = startValidator(this.options.limits);
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

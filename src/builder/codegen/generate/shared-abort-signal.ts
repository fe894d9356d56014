/** The abort signal of work that several callers wait for: aborted once the last of them has left. */
export class SharedAbortSignal {
  private readonly controller = new AbortController();
  private waiting = 0;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Adds a caller, who leaves when their own signal is aborted; a caller without a signal never leaves. */
  join(signal: AbortSignal | undefined): void {
    this.waiting += 1;
    const leave = () => {
      this.waiting -= 1;
      if (this.waiting === 0) this.controller.abort();
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener("abort", leave, { once: true });
  }
}

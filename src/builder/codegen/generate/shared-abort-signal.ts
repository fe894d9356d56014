/** The signal of work that several wait for: aborted once the last of them is gone. */
export class SharedAbortSignal {
  private readonly controller = new AbortController();
  private waiting = 0;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Somebody else waits, until their own signal is aborted; without one to the end. */
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

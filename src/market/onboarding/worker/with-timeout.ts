/** A phase did not finish in time. Its message is shown to users. */
export class PhaseTimeoutError extends Error {
  override readonly name = "PhaseTimeoutError";
}

/**
 * Runs work until it ends, the timeout expires or `lost` is aborted. The signal passed to the work is aborted then;
 * work that ignores it is abandoned, so that it cannot occupy a worker forever.
 * @throws PhaseTimeoutError when the timeout expires, and the reason of `lost` when it is aborted
 */
export async function withTimeout<T>(
  seconds: number,
  lost: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const timeout = new PhaseTimeoutError(`The phase did not finish within ${seconds} seconds.`);
  const timer = setTimeout(() => ended.abort(timeout), seconds * 1000);
  const forward = () => ended.abort(lost.reason);
  lost.addEventListener("abort", forward, { once: true });
  if (lost.aborted) forward();
  const stopped = new Promise<never>((_, reject) => {
    ended.signal.addEventListener("abort", () => reject(ended.signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(ended.signal), stopped]);
  } finally {
    clearTimeout(timer);
    lost.removeEventListener("abort", forward);
  }
}

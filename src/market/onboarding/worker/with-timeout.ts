/** How timed work ended: with its value, by the timeout, or because the caller's signal was aborted. */
export type Timed<T> =
  | { readonly status: "done"; readonly value: T }
  | { readonly status: "timed_out" }
  | { readonly status: "aborted" };

/**
 * Runs work until it ends, the timeout expires or `signal` is aborted. The signal passed to the work is aborted then, with
 * an error as its reason; work that ignores it is abandoned, so that it cannot occupy a worker forever. Throws only what
 * the work throws before it is stopped.
 */
export async function withTimeout<T>(
  seconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Timed<T>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error(`Timed out after ${seconds} seconds.`)), seconds * 1000);
  const forward = () => stop.abort(signal.reason);
  signal.addEventListener("abort", forward, { once: true });
  if (signal.aborted) forward();
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason), { once: true });
  });
  try {
    return { status: "done", value: await Promise.race([work(stop.signal), stopped]) };
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return { status: signal.aborted ? "aborted" : "timed_out" };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", forward);
  }
}

/** A phase did not come to its end in time. Its message is for the user who asked for the symbol. */
export class PhaseTimeoutError extends Error {
  override readonly name = "PhaseTimeoutError";
}

/**
 * Waits for work until it ends, the time is up or the signal fires, whichever comes first. The work is told by its own
 * signal to stop; work that does not listen is waited for no longer, so that it cannot hold its place for ever.
 * @throws PhaseTimeoutError when the time was up.
 */
export async function withTimeout<T>(
  seconds: number,
  lost: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const slow = new PhaseTimeoutError(`It took longer than ${seconds} seconds and was given up.`);
  const timer = setTimeout(() => ended.abort(slow), seconds * 1000);
  const pass = () => ended.abort(lost.reason);
  lost.addEventListener("abort", pass, { once: true });
  if (lost.aborted) pass();
  const stopped = new Promise<never>((_, reject) => {
    ended.signal.addEventListener("abort", () => reject(ended.signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(ended.signal), stopped]);
  } finally {
    clearTimeout(timer);
    lost.removeEventListener("abort", pass);
  }
}

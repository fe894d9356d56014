/** A promise took longer than it was waited for. */
export class LateError extends Error {
  override readonly name = "LateError";
}

/**
 * Waits for a promise, but not longer than this. The work itself goes on.
 *
 * @throws LateError with the message when it is late.
 */
export function within<T>(milliseconds: number, message: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError(message)), milliseconds);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

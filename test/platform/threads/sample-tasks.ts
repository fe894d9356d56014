/** Tasks that the tests call on threads. */

export function double(value: number): number {
  return 2 * value;
}

export function fail(message: string): never {
  throw new RangeError(message);
}

export function runForever(): never {
  for (;;);
}

export function fillMemory(): number {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(1000).fill({}));
}

export function endThread(): never {
  return process.exit(3);
}

/** Blocks the thread. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

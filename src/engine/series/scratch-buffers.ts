/** Maximum size of the reused memory in numbers: 32 MB. */
const MAX_POOLED_NUMBERS = 4 * 1024 * 1024;

let pool = new Float64Array(0);
let used = 0;
let isReusing = false;

/** A buffer for a series. Its contents are undefined, so the caller must write every entry. */
export function takeBuffer(length: number): Float64Array {
  if (!isReusing) return new Float64Array(length);
  const start = used;
  used += length;
  return used <= pool.length ? pool.subarray(start, used) : new Float64Array(length);
}

/**
 * Runs `work` with buffers that the next call reuses: the result of `work` must not contain a series. A flow needs
 * about fifty series per symbol, and allocating and freeing their memory takes longer than computing most of them.
 */
export function withScratchBuffers<Result>(work: () => Result): Result {
  if (isReusing) return work();
  isReusing = true;
  try {
    return work();
  } finally {
    if (used > pool.length && pool.length < MAX_POOLED_NUMBERS) {
      pool = new Float64Array(Math.min(used, MAX_POOLED_NUMBERS));
    }
    used = 0;
    isReusing = false;
  }
}

/** Numbers that are kept ready at the most: 32 MB. */
const MAX_POOLED_NUMBERS = 4 * 1024 * 1024;

let kept = new Float64Array(0);
let taken = 0;
let isReusing = false;

/** Room for a series. Whoever takes it writes every entry: what is in it is left over from elsewhere. */
export function takeBuffer(length: number): Float64Array {
  if (!isReusing) return new Float64Array(length);
  const start = taken;
  taken += length;
  return taken <= kept.length ? kept.subarray(start, taken) : new Float64Array(length);
}

/**
 * Runs `work` on memory that the next one to run will use again: what `work` gives must hold no series. A flow makes some
 * fifty series a symbol, and getting new memory for each, and giving it back, takes longer than computing most of them.
 */
export function withScratchBuffers<Result>(work: () => Result): Result {
  if (isReusing) return work();
  isReusing = true;
  try {
    return work();
  } finally {
    if (taken > kept.length && kept.length < MAX_POOLED_NUMBERS)
      kept = new Float64Array(Math.min(taken, MAX_POOLED_NUMBERS));
    taken = 0;
    isReusing = false;
  }
}

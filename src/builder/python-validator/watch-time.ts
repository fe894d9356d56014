import { cpuTime } from "./cpu-time";

/** Limit of real time, as a multiple of the limit of CPU time, for a machine that is busy with other processes. */
export const MAX_CLOCK_FACTOR = 3;
const MIN_WAIT_MS = 20;

/**
 * Limits the CPU time of a process from now on, so that a busy machine does not make code exceed its limit; in real
 * time it may take three times as long. `isStarved` means that the process got less than half of its CPU time by then,
 * which says nothing about the code. Where the system does not report CPU time, the limit is one of real time.
 */
export function watchTime(pid: number, limitMs: number, onExceeded: (isStarved: boolean) => void): () => void {
  const startedAt = performance.now();
  const before = cpuTime(pid);
  const check = (): void => {
    const used = cpuTime(pid) - before;
    const left = limitMs - used;
    const leftByClock = MAX_CLOCK_FACTOR * limitMs - (performance.now() - startedAt);
    // Without a reported CPU time (NaN), this is true at the first check, after `limitMs`.
    if (!(left > 0 && leftByClock > 0)) onExceeded(used < limitMs / 2);
    else timer = setTimeout(check, Math.max(MIN_WAIT_MS, Math.min(left, leftByClock)));
  };
  let timer = setTimeout(check, limitMs);
  return () => clearTimeout(timer);
}

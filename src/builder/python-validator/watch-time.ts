import { cpuTime } from "./cpu-time";

/** How many times its limit a process may take by the clock, when others leave it too little of the processors. */
export const MAX_CLOCK_FACTOR = 3;
const MIN_WAIT_MS = 20;

/**
 * Watches how long a process works from now on. The limit is of processor time, where the system shows that, so that a busy
 * machine does not make code too slow; by the clock it may take three times as long. `isStarved` says that it had less than
 * half of its time by then, which says nothing about the code.
 */
export function watchTime(pid: number, limitMs: number, onOver: (isStarved: boolean) => void): () => void {
  const began = performance.now();
  const before = cpuTime(pid);
  const look = (): void => {
    const worked = cpuTime(pid) - before;
    const left = limitMs - worked;
    const leftByClock = MAX_CLOCK_FACTOR * limitMs - (performance.now() - began);
    // Where nothing is shown the clock alone decides.
    if (!(left > 0 && leftByClock > 0)) onOver(worked < limitMs / 2);
    else timer = setTimeout(look, Math.max(MIN_WAIT_MS, Math.min(left, leftByClock)));
  };
  let timer = setTimeout(look, limitMs);
  return () => clearTimeout(timer);
}

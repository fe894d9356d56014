import { readFileSync } from "node:fs";

/** Linux reports CPU times in ticks of 10 ms here, independently of its timer frequency. */
const TICK_MS = 10;

/** Returns the CPU time of a process in milliseconds; NaN when the system does not report it. */
export function cpuTime(pid: number): number {
  if (process.platform !== "linux") return Number.NaN;
  try {
    // The name, in parentheses, may contain any character; user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

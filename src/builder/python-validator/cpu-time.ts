import { readFileSync } from "node:fs";

/** Linux counts in hundredths of a second here, whatever its own clock. */
const TICK_MS = 10;

/** Milliseconds that a process has had of the processors so far; NaN where the system does not show it. */
export function cpuTime(pid: number): number {
  if (process.platform !== "linux") return Number.NaN;
  try {
    // The name, in brackets, may hold anything; user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

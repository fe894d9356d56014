import { existsSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Sets the lowest priority for a process: validated code may use idle CPU time, but must not slow down the API. Where
 * Linux schedules sessions before processes (autogroup), the priority of the session is lowered as well.
 */
export function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
    const session = `/proc/${pid}/autogroup`;
    if (existsSync(session)) writeFileSync(session, String(constants.priority.PRIORITY_LOW));
  } catch (error) {
    if (!isHarmless(error as NodeJS.ErrnoException & { readonly info?: { readonly code?: string } })) throw error;
  }
}

/** The process has ended already, or the system refuses the change; the code then runs with normal priority. */
function isHarmless({ code, info }: { readonly code?: string; readonly info?: { readonly code?: string } }): boolean {
  return info?.code === "ESRCH" || ["ESRCH", "ENOENT", "EAGAIN", "EACCES", "EPERM"].includes(code ?? "");
}

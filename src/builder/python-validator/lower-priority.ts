import { existsSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Gives a process the lowest priority: foreign code may take whatever processor is free, but not what the API's polls need.
 * Where Linux shares the processor between sessions first and processes second, the session's share is lowered as well.
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

/** The process is gone already, or the system refuses for now, when many start at once: the code is only a little dearer. */
function isHarmless({ code, info }: { readonly code?: string; readonly info?: { readonly code?: string } }): boolean {
  return info?.code === "ESRCH" || ["ESRCH", "ENOENT", "EAGAIN", "EACCES", "EPERM"].includes(code ?? "");
}

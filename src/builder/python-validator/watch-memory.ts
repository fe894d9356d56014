import { readFile } from "node:fs/promises";

const INTERVAL_MS = 100;
/** Memory of Node and an idle Python, in addition to the memory that the code may use. */
const BASE_MB = 384;
const PAGE_BYTES = 4096;

/**
 * Monitors the resident memory of a process from outside (Linux only). V8 limits Python's memory on all systems; this
 * limit is for code that escaped from Python and allocates memory in JavaScript.
 */
export function watchMemory(pid: number, memoryMb: number, onExceeded: () => void): () => void {
  if (process.platform !== "linux") return () => undefined;
  const timer = setInterval(async () => {
    const pages = await readFile(`/proc/${pid}/statm`, "utf8").then(
      (text) => Number(text.split(" ")[1]),
      () => 0,
    );
    if ((pages * PAGE_BYTES) / 2 ** 20 > memoryMb + BASE_MB) onExceeded();
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}

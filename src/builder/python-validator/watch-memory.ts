import { readFile } from "node:fs/promises";

const INTERVAL_MS = 100;
/** What Node and an idle Python take, beside the memory that the code may have. */
const BASE_MB = 384;
const PAGE_BYTES = 4096;

/**
 * Watches a process from outside, where the system shows what it holds (Linux). Python's own memory has V8's bound
 * everywhere; this is for code that got out of Python and takes memory of JavaScript's.
 */
export function watchMemory(pid: number, memoryMb: number, onTooMuch: () => void): () => void {
  if (process.platform !== "linux") return () => undefined;
  const timer = setInterval(async () => {
    const pages = await readFile(`/proc/${pid}/statm`, "utf8").then(
      (text) => Number(text.split(" ")[1]),
      () => 0,
    );
    if ((pages * PAGE_BYTES) / 2 ** 20 > memoryMb + BASE_MB) onTooMuch();
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}

// The process of a validator. Folders and limits are in its arguments. It receives requests from its parent over IPC
// and answers each with the result of the inspection, then with that of the run, if any, and then with "done".
import { closeSync, fstatSync, readdirSync, readFileSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { openIsolatedPython } from "./isolated-python.mjs";

/** File descriptor of the recorded memory of a Python that has imported the checker; the parent unlinked the file. */
const SNAPSHOT = 3;

const [mode, pyodideFolder, checkerFolder, memoryMb, timeoutMs] = process.argv.slice(2);

async function record() {
  const python = await openIsolatedPython({ pyodideFolder, memoryMb: Number(memoryMb), files: new Map() });
  const names = readdirSync(checkerFolder).filter((name) => name.endsWith(".py"));
  const checker = Object.fromEntries(names.map((name) => [name, readFileSync(join(checkerFolder, name), "utf8")]));
  const snapshot = await python.record(checker);
  for (let at = 0; at < snapshot.length; ) at += writeSync(SNAPSHOT, snapshot, at, snapshot.length - at, at);
}

function readSnapshot() {
  const bytes = Buffer.allocUnsafe(fstatSync(SNAPSHOT).size);
  for (let at = 0; at < bytes.length; ) at += readSync(SNAPSHOT, bytes, at, bytes.length - at, at);
  closeSync(SNAPSHOT);
  return bytes;
}

async function serve() {
  const files = new Map([["snapshot", readSnapshot()]]);
  const python = await openIsolatedPython({ pyodideFolder, memoryMb: Number(memoryMb), files });
  await python.restore();
  python.lockDown();
  const host = { send: process.send.bind(process), exit: process.exit.bind(process) };
  const ask = (name, request) => JSON.parse(python.call(name, JSON.stringify(request), Number(timeoutMs)));

  process.on("disconnect", () => host.exit(0));
  process.on("message", ({ source, run, skipsInspection }) => {
    try {
      const inspection = skipsInspection ? undefined : ask("inspect", { source, functionName: run?.functionName });
      if (inspection) host.send({ kind: "inspected", inspection });
      const isRequested = skipsInspection || !run?.onlyIfDefined || inspection.definesFunction;
      const mayRun = skipsInspection || inspection.status === "VALID";
      if (run && mayRun && isRequested) host.send({ kind: "ran", outcome: ask("dry_run", { source, ...run }) });
      host.send({ kind: "done" });
    } catch {
      // Python crashed (its stack, its memory), or V8 stopped it. The thrown value may be hostile: do not touch it.
      host.send({ kind: "broke" }, () => host.exit(1));
    }
  });
  clearGlobals();
  host.send({ kind: "ready" });
}

/** Removes access to the machine, in case code ever escapes from its realm into this one. */
function clearGlobals() {
  const language = new Set([...runInNewContext("Object.getOwnPropertyNames(globalThis)")]);
  for (const name of ["getBuiltinModule", "binding", "dlopen", "kill"]) delete process[name];
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!language.has(name)) delete globalThis[name];
}

await (mode === "record" ? record() : serve());

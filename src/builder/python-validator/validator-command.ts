import { realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** Returns Node's arguments for a validator, whose permissions allow reading only the files that it needs. */
export function validatorCommand(mode: "record" | "serve", limits: { memoryMb: number; timeoutMs: number }): string[] {
  const pyodide = realpathSync(dirname(require.resolve("pyodide/package.json")));
  const own = realpathSync(__dirname);
  const child = join(own, "child");
  const checker = join(own, "python");
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  return [
    "--no-warnings",
    "--experimental-vm-modules",
    permission,
    `--allow-fs-read=${pyodide}${sep}`,
    `--allow-fs-read=${child}${sep}`,
    ...(mode === "record" ? [`--allow-fs-read=${checker}${sep}`] : []),
    "--disallow-code-generation-from-strings",
    "--max-old-space-size=256",
    // Only V8's baseline compiler: the optimizing one does not pay off in a process that serves one request.
    "--liftoff-only",
    // V8's limit of Python's memory, in pages of 64 KiB; code inside cannot change it.
    `--wasm-max-mem-pages=${limits.memoryMb * 16}`,
    join(child, "main.mjs"),
    mode,
    pyodide,
    checker,
    String(limits.memoryMb),
    String(limits.timeoutMs),
  ];
}

import { realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** How a validator is started: on Node's permission model, with the files that it reads and no others. */
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
    // V8's quick compiler only: a process that lives for one request never earns back what the other one costs.
    "--liftoff-only",
    // V8's own bound on Python's memory, in pages of 64 KiB: the one that no code inside can lift.
    `--wasm-max-mem-pages=${limits.memoryMb * 16}`,
    join(child, "main.mjs"),
    mode,
    pyodide,
    checker,
    String(limits.memoryMb),
    String(limits.timeoutMs),
  ];
}

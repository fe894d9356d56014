import { spawnSync } from "node:child_process";

/** Why python3 cannot be run on this machine; undefined if it can. */
export const MISSING_PYTHON: Error | undefined = spawnSync("python3", ["--version"]).error;

/** Runs a Python program with JSON as its input; returns the JSON that it prints. */
export function runPythonJson(program: string, work: unknown): unknown {
  return JSON.parse(runPython(["-I", "-c", program], JSON.stringify(work)));
}

/** Runs python3 and returns its output; throws an error with its stderr if it fails. */
export function runPython(args: readonly string[], input = ""): string {
  const run = spawnSync("python3", args, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(`python3 exited with ${run.status}:\n${run.stderr}`);
  return run.stdout;
}

/** Registers a test that reports the missing python3 in place of tests that need it. */
export function testPythonIsMissing(subject: string): void {
  test(`${subject} is not tested, because python3 is not installed`, () => {
    expect(MISSING_PYTHON).toMatchObject({ code: "ENOENT" });
  });
}

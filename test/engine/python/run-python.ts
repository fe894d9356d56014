import { spawnSync } from "node:child_process";

/** Why python3 cannot be run here; undefined where it can. */
export const MISSING_PYTHON: Error | undefined = spawnSync("python3", ["--version"]).error;

/** Runs python3 with this program, gives it the work as JSON and answers with the JSON that it prints. */
export function runPythonJson(program: string, work: unknown): unknown {
  return JSON.parse(runPython(["-I", "-c", program], JSON.stringify(work)));
}

/** What python3 prints; throws with what it complains about when it fails. */
export function runPython(given: readonly string[], input = ""): string {
  const run = spawnSync("python3", given, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(`python3 ended with ${run.status}:\n${run.stderr}`);
  return run.stdout;
}

/** Stands in for tests that need python3 on a machine without it, so that their absence is seen. */
export function testPythonIsMissing(what: string): void {
  test(`${what} is not shown: python3 is absent on this machine`, () => {
    expect(MISSING_PYTHON).toMatchObject({ code: "ENOENT" });
  });
}

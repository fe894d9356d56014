import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { MISSING_PYTHON, testPythonIsMissing } from "../engine/python/run-python";
import { childPrograms, PROJECT } from "../support/child-programs";

jest.setTimeout(240_000);
const FOLDER = join(PROJECT, "clients/python");

if (MISSING_PYTHON === undefined) describe("the Python client", testClient);
else testPythonIsMissing("The Python client");

/** Runs a file of tests; throws with its output if one of them fails. Returns the number of tests. */
async function runTests(name: string, environment: Readonly<Record<string, string>> = {}): Promise<number> {
  const { stderr } = await promisify(execFile)("python3", ["-B", "-W", "error", "-m", "unittest", name], {
    cwd: FOLDER,
    env: { PATH: process.env.PATH, ...environment },
  });
  return Number(/^Ran (\d+) tests/m.exec(stderr)?.[1]);
}

function testClient(): void {
  const programs = childPrograms();

  test("sends, repeats and refuses as its own tests say", async () => {
    expect(await runTests("test_stratagraph")).toBeGreaterThan(5);
  });

  test("works with a real server, as its README says", async () => {
    const server = await programs.startServer({ DATA_DIR: await programs.dataDir() });
    expect(await runTests("test_with_server", { STRATAGRAPH_URL: `${server.url}/graphql` })).toBeGreaterThan(3);
    const [, example = ""] = /```python\n([\s\S]*?)```/.exec(readFileSync(join(FOLDER, "README.md"), "utf8")) ?? [];
    const program = example.replace("http://127.0.0.1:4000", server.url);
    expect(program).not.toBe(example);
    const { stdout } = await promisify(execFile)("python3", ["-B", "-c", program], { cwd: FOLDER });
    expect(stdout).toMatch(/^100(\.0)? \[/m);
    expect(stdout).toMatch(/^SYN0001 \d/m);
  });
}

import { join } from "node:path";
import { MISSING_PYTHON, runPython, testPythonIsMissing } from "../../engine/python/run-python";

const CHECKER = join(__dirname, "../../../src/builder/python-validator/python");
const REACH = join(__dirname, "reach");
const SEED = 20_261_126;
const SECONDS = 15;

const run = (program: string, ...args: string[]) => JSON.parse(runPython([join(REACH, program), CHECKER, ...args]));

if (MISSING_PYTHON) testPythonIsMissing("what code can reach");
else {
  test("no allowed attribute of any value leads to a class, a Python function, a module or a descriptor", () => {
    const { found, count } = run("attributes.py");
    expect(found).toEqual([]);
    expect(count).toBeGreaterThan(1000);
  });

  test("the same test finds what classes lead to when they can be read from", () => {
    const { found } = run("attributes.py", "--classes-are-values");
    expect(found).toContain("<class 'collections.Counter'>.copy is the Python function Counter.copy");
  });

  test("random programs that the rules accept reach nothing that they must not reach", () => {
    const { found, accepted } = run("search.py", String(SEED), String(SECONDS));
    expect(found).toEqual([]);
    expect(accepted).toBeGreaterThan(500);
  });
}

import { execFile, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { assembleReport } from "../../../src/builder/python-validator/assemble-report";
import { makeValidatorPool } from "../../../src/builder/python-validator/validator-pool";

const CROSSING = join(__dirname, "fixtures/moving-average-cross.py");
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const pool = makeValidatorPool({ size: 1, timeoutMs: 45_000 });
afterAll(() => pool.close());

const read = (source: string) => pool.validate({ source });
const run = (source: string, bars = {}) => pool.validate({ source, run: { functionName: "generate_signals", bars } });

describe("the code of a typical strategy", () => {
  test("is valid without warnings", async () => {
    const report = await read(readFileSync(CROSSING, "utf8"));

    expect(report).toMatchObject({ status: "VALID", syntaxErrors: [], securityWarnings: [], runtimeErrors: [] });
    expect(report.lintWarnings).toEqual([]);
    expect(report.importsUsed).toEqual(["csv", "math", "sys"]);
    expect(report.forbiddenImports).toEqual([]);
    expect(report.lineCount).toBe(71);
  });

  test("returns the same signals as under the machine's CPython, if there is one", async () => {
    const source = readFileSync(CROSSING, "utf8");
    const close = Array.from({ length: 1260 }, (_, bar) => 100 + 20 * Math.sin(bar / 15) + (bar % 7));
    const report = await run(source, { date: close.map((_, bar) => `day ${bar}`), close });

    const { entry_long: signals } = report.result as { entry_long: boolean[] };
    expect(signals).toHaveLength(1260);
    expect(signals.filter(Boolean).length).toBeGreaterThan(5);
    if (hasPython) {
      const file = join(tmpdir(), `crossing-${process.pid}.csv`);
      writeFileSync(file, `date,close\n${close.map((price, bar) => `day ${bar},${price}`).join("\n")}\n`);
      const { stdout } = await promisify(execFile)("python3", [CROSSING, file]);
      rmSync(file);
      const expected = signals.flatMap((buys, bar) => (buys ? [`day ${bar},entry_long`] : []));
      expect(stdout.trim().split("\n")).toEqual(expected);
    }
  });
});

describe("syntax errors have line and column", () => {
  test.each([
    ["x = (1,\ny = 2", 1, 5],
    ["def f():\nreturn 1", 2, 1],
    ["x = 1\n  y = 2", 2, 2],
    ["x = 'a", 1, 5],
    ["print 1", 1, 1],
    ["é = = 1", 1, 5],
    ["def f(x):\n    return x\nreturn 1", 3, 1],
    ["for x in []:\n    pass\nbreak", 3, 1],
    ["x = 'ééé'; return 1", 1, 12],
    ["x = 'ééé'; f(1)[2] = = 1", 1, 22],
    ["x = 'é'; f(a=1, a=2)", 1, 17],
  ])("%j", async (source, line, column) => {
    const report = await run(source);

    expect(report.status).toBe("SYNTAX_ERROR");
    expect(report.syntaxErrors).toEqual([expect.objectContaining({ rule: "syntax", severity: "ERROR", line, column })]);
    expect(report.result).toBeNull();
  });
});

test("the lint reports unused, shadowed and undefined names and unreachable code, with their lines", async () => {
  const source = `import math
import csv as table

total = 1


def f(x, rest):
    unused = x
    total = 2
    return total + missing
    x = 3


def g(x):
    while True:
        x += 1
    return x


def h(x):
    if x:
        return 1
    else:
        return 2
    return 3


def fine(x):
    while True:
        if x:
            break
    return [y for y in range(x)]
`;
  const { lintWarnings, status } = await read(source);

  expect(lintWarnings.map(({ rule, line }) => [rule, line])).toEqual([
    ["unused-import", 1],
    ["unused-import", 2],
    ["unused-variable", 8],
    ["shadowed-name", 9],
    ["undefined-name", 10],
    ["unreachable-code", 11],
    ["unreachable-code", 17],
    ["unreachable-code", 25],
  ]);
  expect(lintWarnings.every(({ severity }) => severity === "WARNING")).toBe(true);
  expect(status).toBe("VALID");
});

test("computes the McCabe complexity of each function; the highest is the score", async () => {
  // 1 + if, and, or, for, if, conditional expression, while = 8
  const source = `def counted(xs, a, b):
    if a and b or xs:
        for x in xs:
            if x:
                a = 1 if b else 2
    while a:
        a -= 1


class Sum:
    def add(self, xs):
        return [x for x in xs if x]


def straight():
    def inner(x):
        assert x
    return inner
`;
  const report = await read(source);

  expect(report.complexityScore).toBe(8);
  expect(report.complexityByFunction.map(({ name, line, complexity }) => [name, line, complexity])).toEqual([
    ["<module>", 1, 1],
    ["counted", 1, 8],
    ["Sum.add", 11, 3],
    ["straight", 15, 1],
    ["straight.inner", 16, 2],
  ]);
});

test("columns count characters, not bytes", async () => {
  const { securityWarnings, lintWarnings } = await read("x = 'é🚀' or y or eval('é')\n");

  expect(securityWarnings).toMatchObject([{ rule: "forbidden-builtin", line: 1, column: 18 }]);
  expect(lintWarnings).toMatchObject([{ rule: "undefined-name", line: 1, column: 13 }]);
});

test("an inspection that exceeds a limit is a runtime error and breaks no rule", () => {
  const limits = { timeoutMs: 2000, memoryMb: 64 };
  expect(assembleReport("x = 1", { end: "time-limit" }, limits, 2000)).toMatchObject({
    ...{ status: "RUNTIME_ERROR", securityWarnings: [], hasRun: false },
    runtimeErrors: [{ rule: "time-limit", message: "Inspecting the code took longer than 2 seconds and was stopped." }],
  });
  expect(assembleReport("x = 1", { end: "memory-limit" }, limits, 2000)).toMatchObject({
    ...{ status: "RUNTIME_ERROR", securityWarnings: [], runtimeErrors: [{ rule: "memory-limit" }] },
  });
  expect(assembleReport("x = 1", { end: "crash" }, limits, 2000)).toMatchObject({
    ...{ status: "SECURITY_ERROR", securityWarnings: [{ rule: "nesting-depth" }], runtimeErrors: [] },
  });
});

test("lists used and forbidden imports", async () => {
  const report = await read("import math\nimport os.path\nfrom numpy import array\nfrom math import pi\n");

  expect(report.importsUsed).toEqual(["math", "numpy", "os"]);
  expect(report.forbiddenImports).toEqual(["numpy", "os.path"]);
});

describe("a dry run", () => {
  test("returns plain JSON with tuples as lists and NaN as null, and passes unknown prices as NaN", async () => {
    const report = await run(
      "def generate_signals(bars):\n    a = bars['close']\n    return {'a': a, 't': (1, True, None, 'é'), 'n': a[0] != a[0]}",
      { date: ["2024-01-02"], close: [null, 1.5] },
    );

    expect(report).toMatchObject({ status: "VALID", result: { a: [null, 1.5], t: [1, true, null, "é"], n: true } });
  });

  test.each([
    [
      "an error",
      "def g(x):\n    return 1 / x\n\ndef generate_signals(bars):\n    return g(0)",
      "exception",
      2,
      "ZeroDivisionError",
    ],
    ["an error in a built-in", "def generate_signals(bars):\n    return float('a')", "exception", 2, "ValueError"],
    ["an error at the top level", "x = 1\ny = [][0]", "exception", 2, "IndexError"],
    ["a missing function", "x = 1", "missing-function", null, "generate_signals"],
    ["infinite recursion", "def generate_signals(bars):\n    return generate_signals(bars)", "recursion-limit", 2, ""],
    ["an exit", "import sys\ndef generate_signals(bars):\n    sys.exit()", "exception", 3, "SystemExit"],
    ["a result that JSON cannot represent", "def generate_signals(bars):\n    return {1, 2}", "result", null, "set"],
    [
      "an error whose message has invalid characters",
      "def generate_signals(bars):\n    raise ValueError(chr(0) + chr(0xd800) + 'a' * 9999)",
      "exception",
      2,
      "ValueError: \ufffd?aaa",
    ],
    [
      "a result with too much text",
      "def generate_signals(bars):\n    return ['a' * 1000] * 10000",
      "result",
      null,
      "200000",
    ],
    [
      "a result with too many values",
      "def generate_signals(bars):\n    return list(range(10 ** 6))",
      "result",
      null,
      "200000",
    ],
    [
      "too much memory",
      "def generate_signals(bars):\n    x = [0]\n    while x:\n        x = x * 2",
      "memory-limit",
      4,
      "",
    ],
  ])("reports %s with its line", async (_, source, rule, line, message) => {
    const report = await run(source);

    expect(report.status).toBe("RUNTIME_ERROR");
    expect(report.runtimeErrors).toEqual([expect.objectContaining({ rule, line, severity: "ERROR" })]);
    expect(report.runtimeErrors[0]!.message).toContain(message);
    expect(report.result).toBeNull();
  });

  test("supports parsing and formatting of dates", async () => {
    const report = await run(`from datetime import datetime
def generate_signals(bars):
    day = datetime.strptime("2024-02-29", "%Y-%m-%d")
    return [day.strftime("%d.%m.%Y"), f"{day:%A}"]`);

    expect(report).toMatchObject({ status: "VALID", result: ["29.02.2024", "Thursday"] });
  });
});

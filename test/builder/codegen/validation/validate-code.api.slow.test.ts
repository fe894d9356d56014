import { SECURITY_RULES } from "../../../../src/builder/python-validator/rules/security-rules";
import { testApp } from "../../../support/test-app";

jest.setTimeout(120_000);
const app = testApp();
const FINDING = "severity rule message line column nodeId";
const DOCUMENT = `query ($source: String!) {
  validateCode(source: $source) {
    status hasRun complexityByFunction { name line complexity }
    validation {
      syntaxErrors { ${FINDING} } securityWarnings { ${FINDING} } lintWarnings { ${FINDING} } runtimeErrors { ${FINDING} }
      importsUsed forbiddenImports complexityScore lineCount
    }
  }
}`;

async function validated(source: string) {
  const { data, errors } = await app.query(DOCUMENT, { source });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.validateCode;
}

test("correct code is VALID, is run over real bars, and is not stored", async () => {
  const source = [
    "def generate_signals(bars):",
    "    rows = []",
    '    for date, close in zip(bars["date"], bars["close"]):',
    '        rows.append({"date": date, "up": close > 100})',
    "    return rows",
  ].join("\n");
  expect(await validated(source)).toMatchObject({
    ...{ status: "VALID", hasRun: true },
    complexityByFunction: [
      { name: "<module>", line: 1, complexity: 1 },
      { name: "generate_signals", line: 1, complexity: 2 },
    ],
    validation: { syntaxErrors: [], securityWarnings: [], lintWarnings: [], runtimeErrors: [], lineCount: 5 },
  });
  expect(await app.database.sql("select from builder.code_generations")).toEqual([]);
});

test.each([
  ["does not define", "def other():\n    return 1\n"],
  ["only mentions", 'x = """\ndef generate_signals(bars): ...\n"""\n'],
  ["defines only in a class", "class A:\n    def generate_signals(self):\n        return 1 / 0\n"],
])("code that %s generate_signals is not run", async (_, source) => {
  expect(await validated(source)).toMatchObject({ status: "VALID", hasRun: false });
});

test.each([
  ["under a condition", "if True:\n    def generate_signals(bars):\n        return 1 / 0\n"],
  ["as a lambda", "generate_signals = lambda bars: 1 / 0\n"],
])("a generate_signals that is defined %s is run", async (_, source) => {
  const { status, hasRun, validation } = await validated(source);
  expect({ status, hasRun }).toEqual({ status: "RUNTIME_ERROR", hasRun: true });
  expect(validation.runtimeErrors).toMatchObject([{ message: expect.stringContaining("ZeroDivisionError") }]);
});

test("a syntax error has line and column", async () => {
  const { status, validation } = await validated("x = 1\ny = (2 +\n");
  expect(status).toBe("SYNTAX_ERROR");
  expect(validation.syntaxErrors).toMatchObject([{ severity: "ERROR", line: 2, column: expect.any(Number) }]);
});

test("code that breaks a rule is reported with rule and line, and not run", async () => {
  const { status, hasRun, validation } = await validated(
    "import math\nimport os\n\ndef generate_signals(bars):\n    return os.environ\n",
  );
  expect({ status, hasRun }).toEqual({ status: "SECURITY_ERROR", hasRun: false });
  expect(validation.forbiddenImports).toEqual(["os"]);
  expect(validation.securityWarnings).toContainEqual(expect.objectContaining({ line: 2, severity: "ERROR" }));
});

test("a runtime error has a line", async () => {
  const { status, validation } = await validated("def generate_signals(bars):\n    return 1 / 0\n");
  expect(status).toBe("RUNTIME_ERROR");
  expect(validation.runtimeErrors).toMatchObject([{ line: 2, message: expect.stringContaining("ZeroDivisionError") }]);
});

test.each([
  ["a bidirectional character", "x = 1 # \u202e"],
  ["an unterminated string", `x = "${"a".repeat(70_000)}`],
  ["more than half a megabyte", `x = 1 # ${"a".repeat(600_000)}`],
])("%s is not valid", async (_, source) => {
  expect((await validated(source)).status).not.toBe("VALID");
});

test.each([
  ["a null byte", "x = 1\0"],
  ["half of a surrogate pair", 'x = "\ud800"'],
])("%s is rejected before validation", async (_, source) => {
  const { errors } = await app.query(DOCUMENT, { source });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining("well-formed Unicode"),
    extensions: { code: "BAD_USER_INPUT" },
  });
});

test("the security report lists the enforced rules, with examples cut to a readable length", async () => {
  const { data } = await app.query("{ securityReport { rules { id title description examplesBlocked } } }");
  const { rules } = data.securityReport;
  expect(rules.map(({ id }: { id: string }) => id)).toEqual(SECURITY_RULES.map(({ id }) => id));
  for (const { examplesBlocked } of rules) {
    expect(examplesBlocked.length).toBeGreaterThan(0);
    for (const example of examplesBlocked) expect(example.length).toBeLessThan(250);
  }
});

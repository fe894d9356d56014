import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SECURITY_RULES } from "../../../src/builder/python-validator/rules/security-rules";
import { makeValidatorPool } from "../../../src/builder/python-validator/validator-pool";

const pool = makeValidatorPool({ size: 1, timeoutMs: 45_000 });
afterAll(() => pool.close());

describe("enforces every published rule:", () => {
  const examples = SECURITY_RULES.flatMap(({ id, examplesBlocked }) =>
    examplesBlocked.map(
      (example) => [id, example.length > 60 ? `${example.slice(0, 60)} …` : example, example] as const,
    ),
  );

  test.each(examples)("%s refuses %j", async (id, _, source) => {
    const report = await pool.validate({ source, run: { functionName: "generate_signals", bars: {} } });

    expect(report.status).toBe("SECURITY_ERROR");
    expect(report.securityWarnings.map(({ rule }) => rule)).toContain(id);
    const { line } = report.securityWarnings.find(({ rule }) => rule === id)!;
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(source.split("\n").length);
    expect(report.result).toBeNull();
  });
});

test("publishes every rule that the checker enforces, once", () => {
  const folder = join(__dirname, "../../../src/builder/python-validator/python");
  const enforcing = [
    "allowlist.py",
    "classes.py",
    "file_access.py",
    "imports.py",
    "literals.py",
    "names.py",
    "security.py",
    "source_text.py",
    "symbol_table.py",
    "syntax.py",
  ];
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(enforcing));
  const text = enforcing.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const named = [
    ...text.matchAll(/"([a-z]+(?:-[a-z]+)+|import|introspection|attribute|decorator|generator|power|repetition)"/g),
  ];
  const ids = new Set(named.map(([, id]) => id!).filter((id) => id !== "utf-8"));

  expect([...ids].sort()).toEqual(SECURITY_RULES.map(({ id }) => id).sort());
});

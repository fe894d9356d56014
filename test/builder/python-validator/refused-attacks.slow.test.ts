import { makeValidatorPool } from "../../../src/builder/python-validator/validator-pool";
import { ATTACKS } from "./attacks";
import { CLASS_ATTACKS } from "./class-attacks";
import { LINE_ATTACKS } from "./line-attacks";

const pool = makeValidatorPool({ size: 1, timeoutMs: 45_000 });
afterAll(() => pool.close());

describe("refuses every line, with its number, of", () => {
  test.each(Object.entries(LINE_ATTACKS))("%s", async (_, text) => {
    const source = text.replace("\n", "");
    const { status, securityWarnings, result } = await pool.validate({ source });

    const refused = new Set(securityWarnings.map(({ line }) => line));
    const missed = source.split("\n").filter((_line, index) => !refused.has(index + 1));
    expect(missed).toEqual([]);
    expect(status).toBe("SECURITY_ERROR");
    expect(result).toBeNull();
  });
});

describe("refuses", () => {
  test.each([...ATTACKS, ...CLASS_ATTACKS])("%s", async (_, source, rule, line) => {
    const { status, securityWarnings } = await pool.validate({ source });

    expect(securityWarnings).toContainEqual(expect.objectContaining({ rule, line, severity: "ERROR" }));
    expect(status).toBe("SECURITY_ERROR");
  });
});

describe("refuses excessively nested or long code, and answers the next request:", () => {
  test.each([
    ["brackets", `x = ${"[".repeat(120_000)}`],
    ["signs", `x = ${"-".repeat(250_000)}1`],
    ["sums", `x = 1${"+1".repeat(120_000)}`],
    ["attributes", `x = a${".b".repeat(120_000)}`],
    ["calls", `x = f${"()".repeat(120_000)}`],
    ["powers", `x = ${"2**".repeat(80_000)}2`],
    ["lambdas", `x = ${"lambda:".repeat(36_000)}1`],
    ["elif", `if 1:\n 1\n${"elif 1:\n 1\n".repeat(20_000)}`],
    ["blocks", Array.from({ length: 500 }, (_, level) => `${" ".repeat(level)}if 1:`).join("\n")],
    ["lines", "x = 1\n".repeat(40_000)],
    ["expressions", "1\n".repeat(80_000)],
  ])("%s", async (_, source) => {
    const refused = await pool.validate({ source });
    const following = await pool.validate({ source: "x = 1" });

    expect(refused.status).toBe("SECURITY_ERROR");
    expect(["nesting-depth", "node-count"]).toContain(refused.securityWarnings[0]!.rule);
    expect(following.status).toBe("VALID");
  });
});

test.each([
  ["a soft hyphen", "\u00ad"],
  ["a Mongolian vowel separator", "\u180e"],
  ["a function application", "\u2061"],
  ["a shaping mark", "\u206a"],
  ["a blank letter", "\u3164"],
  ["a blank syllable", "\u115f"],
  ["another blank syllable", "\u1160"],
  ["a half-width blank letter", "\uffa0"],
  ["blank Braille", "\u2800"],
  ["an annotation mark", "\ufff9"],
  ["a private-use character", "\ue000"],
  ["a tag", "\u{e0041}"],
  ["a code point reserved for invisible characters", "\u{e0fff}"],
  ["a noncharacter", "\uffff"],
])("refuses %s in a comment", async (_, character) => {
  const { status, securityWarnings } = await pool.validate({ source: `x = 1\n# 🚀${character}` });

  expect(status).toBe("SECURITY_ERROR");
  expect(securityWarnings).toMatchObject([{ rule: "control-character", line: 2, column: 4 }]);
});

test("accepts text in other scripts", async () => {
  const { status } = await pool.validate({ source: "# Gleitender Durchschnitt, 移動平均, متوسط, ❤️, नमस्ते\nx = '🚀'\n" });
  expect(status).toBe("VALID");
});

describe("inspects code of the maximum size within the time limit:", () => {
  test.each([
    ["lines", "x = 1\n".repeat(20_000), "VALID"],
    ["functions", Array.from({ length: 14_000 }, (_, index) => `def f${index}(): 1`).join("\n"), "VALID"],
    ["imports", `import ${Array.from({ length: 60_000 }, (_, index) => `m${index}`).join(",")}`, "SECURITY_ERROR"],
    ["nested functions", nested(40, `x = [${"1,".repeat(80_000)}]`), "VALID"],
  ])("%s", async (_, source, status) => {
    const report = await pool.validate({ source });

    expect(report.status).toBe(status);
    expect(report.runtimeErrors).toEqual([]);
    expect(report.complexityByFunction.length).toBeLessThanOrEqual(1000);
    expect(report.importsUsed.length).toBeLessThanOrEqual(100);
    expect(report.forbiddenImports.length).toBeLessThanOrEqual(100);
  });
});

function nested(levels: number, inside: string): string {
  const heads = Array.from({ length: levels }, (_, level) => `${" ".repeat(level)}def f${level}():`);
  return [...heads, " ".repeat(levels) + inside].join("\n");
}

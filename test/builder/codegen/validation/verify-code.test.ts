import { differenceOfSignals } from "../../../../src/builder/codegen/validation/compare-signals";
import { verifyCode } from "../../../../src/builder/codegen/validation/verify-code";
import { makeValidatorPool } from "../../../../src/builder/python-validator/validator-pool";
import { systemCatalogue } from "../../../../src/engine/catalogue";
import { checkFlow } from "../../../../src/engine/flow/check-flow";
import { doubleMovingAverage } from "../../../../src/engine/flow/ready-flows/double-moving-average";
import { compileFlow } from "../../../../src/engine/python/compile-flow";
import { moduleFunctions } from "../../../../src/engine/python/module-functions";
import { MATH_NAMES } from "../../../../src/engine/python-parts/python-names";
import { pythonProse } from "../../../../src/engine/python-parts/python-prose";
import { systemNodes } from "../../../../src/engine/system-nodes";

jest.setTimeout(120_000);
const plan = checkFlow(doubleMovingAverage.flow, systemCatalogue).plan!;
const { source } = compileFlow(plan, { name: "Two averages", flowHash: "0", explanation: "" });

describe("code over real bars", () => {
  const pool = makeValidatorPool({ size: 1 });
  afterAll(() => pool.close());

  test("that means what the flow means is VALID", async () => {
    expect((await verifyCode(source, plan, pool)).status).toBe("VALID");
  });

  test("of whatever node breaks no rule", async () => {
    const functions = moduleFunctions(systemNodes.map(({ python }) => python)).map(({ source }) => source);
    const all = [`from math import ${MATH_NAMES.join(", ")}\n`, ...functions].join("\n");
    const { status, securityWarnings } = await pool.validate({ source: all });
    expect(functions.length).toBeGreaterThan(systemNodes.length);
    expect({ status, securityWarnings }).toEqual({ status: "VALID", securityWarnings: [] });
  });

  test("may be called by any character that there is", async () => {
    const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{DI}\p{NChar}\u2800\ue000]/u;
    const all = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
    const comments = all.filter((letter) => hidden.test(letter)).map((letter) => `# ${pythonProse(`a${letter}b`)}`);
    expect(comments.length).toBeGreaterThan(4000);
    const { status, securityWarnings } = await pool.validate({ source: comments.join("\n") });
    expect({ status, securityWarnings }).toEqual({ status: "VALID", securityWarnings: [] });
  });

  test.each([
    ["with another period", /_PERIOD = 20$/m, "_PERIOD = 21"],
    ["that takes a crossing up for one down", "before <= 0 and now > 0", "before >= 0 and now < 0"],
    ["that forgets the last bar", 'range(len(series["date"]))', 'range(len(series["date"]) - 1)'],
  ])("%s is a RUNTIME_ERROR that says where they differ", async (_, from, to) => {
    expect(source).toMatch(from);
    const { status, runtimeErrors } = await verifyCode(source.replace(from, to), plan, pool);
    expect(status).toBe("RUNTIME_ERROR");
    expect(runtimeErrors).toMatchObject([{ severity: "ERROR", rule: "signals-differ" }]);
  });
});

describe("signals that code gave", () => {
  const dates = ["2024-01-02", "2024-01-03"];
  const none = new Uint8Array(2);
  const expected = { entryLong: Uint8Array.of(0, 1), exitLong: none, entryShort: none, exitShort: none, reverse: none };
  const row = (date: string, more: object = {}) => ({
    ...{ date, entry_long: false, exit_long: false, entry_short: false, exit_short: false, reverse: false },
    ...more,
  });
  const right = [row(dates[0]!), row(dates[1]!, { entry_long: true })];

  test("that are the flow's have no difference", () => {
    expect(differenceOfSignals(right, expected, dates)).toBeNull();
  });

  test.each<[string, unknown, string]>([
    ["nothing", null, "no list"],
    ["too few bars", right.slice(1), "1 bars for 2"],
    ["no dicts", [1, 2], "no dict for 2024-01-02"],
    ["another date", [row("2024-01-01"), right[1]], 'the date "2024-01-01" for 2024-01-02'],
    ["1 for true", [right[0], row(dates[1]!, { entry_long: 1 })], "entry_long 1, the flow true"],
    ["a signal too many", [row(dates[0]!, { reverse: true }), right[1]], "On 2024-01-02 the code gives reverse true"],
    ["no signal at all", [{ date: dates[0] }, right[1]], "entry_long undefined, the flow false"],
  ])("%s: the difference is named", (_, given, message) => {
    expect(differenceOfSignals(given, expected, dates)).toContain(message);
  });
});

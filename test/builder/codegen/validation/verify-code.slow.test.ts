import { compareSignals } from "../../../../src/builder/codegen/validation/compare-signals";
import { verifyCode } from "../../../../src/builder/codegen/validation/verify-code";
import { makeEvaluationPool } from "../../../../src/builder/evaluation/evaluation-pool";
import { makeValidatorPool } from "../../../../src/builder/python-validator/validator-pool";
import { systemCatalogue } from "../../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../../src/engine/flow/check-flow";
import { doubleMovingAverage } from "../../../../src/engine/flow/strategy-templates/double-moving-average";
import { compileFlow } from "../../../../src/engine/python/compile-flow";
import { moduleFunctions } from "../../../../src/engine/python/module-functions";
import { READ_BARS_PYTHON } from "../../../../src/engine/python/strategy-frame";
import { pythonProse } from "../../../../src/engine/python-parts/python-prose";
import { systemNodes } from "../../../../src/engine/system-nodes";
import { PYTHON_IMPORTS } from "../../../engine/nodes/python-calls";

jest.setTimeout(120_000);
const plan = checkFlow(doubleMovingAverage.flow, systemCatalogue).plan!;
const { source } = compileFlow(plan, { name: "Two averages", flowHash: "0", explanation: "" });

describe("generated code", () => {
  const pool = makeValidatorPool({ size: 1, timeoutMs: 45_000 });
  const evaluations = makeEvaluationPool({ size: 1 });
  const tools = { evaluations, validators: pool };
  const verified = { name: "Two averages", plan };
  afterAll(async () => {
    await pool.close();
    await evaluations.close();
  });

  test("that returns the signals of the flow is VALID", async () => {
    expect((await verifyCode(source, verified, tools)).status).toBe("VALID");
  });

  test("of any system node breaks no rule, and no name in it shadows one of another node", async () => {
    const functions = moduleFunctions(systemNodes.map(({ python }) => python)).map(({ source }) => source);
    const all = [PYTHON_IMPORTS, ...functions, READ_BARS_PYTHON].join("\n");
    const { status, securityWarnings, lintWarnings } = await pool.validate({ source: all });
    expect(functions.length).toBeGreaterThan(systemNodes.length);
    expect({ status, securityWarnings }).toEqual({ status: "VALID", securityWarnings: [] });
    expect(lintWarnings.filter(({ rule }) => rule !== "unused-import")).toEqual([]);
  });

  test("breaks no rule whatever characters are in the names of the flow", async () => {
    const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{DI}\p{NChar}\u2800\ue000]/u;
    const all = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
    const comments = all.filter((letter) => hidden.test(letter)).map((letter) => `# ${pythonProse(`a${letter}b`)}`);
    expect(comments.length).toBeGreaterThan(4000);
    const { status, securityWarnings } = await pool.validate({ source: comments.join("\n") });
    expect({ status, securityWarnings }).toEqual({ status: "VALID", securityWarnings: [] });
  });

  test.each([
    ["with another period", /_PERIOD = 20$/m, "_PERIOD = 21"],
    ["with the direction of a crossing reversed", "before <= 0 and now > 0", "before >= 0 and now < 0"],
    ["that omits the last bar", 'range(len(series["date"]))', 'range(len(series["date"]) - 1)'],
  ])("%s is a RUNTIME_ERROR that reports the difference", async (_, from, to) => {
    expect(source).toMatch(from);
    const { status, runtimeErrors } = await verifyCode(source.replace(from, to), verified, tools);
    expect(status).toBe("RUNTIME_ERROR");
    expect(runtimeErrors).toMatchObject([{ severity: "ERROR", rule: "signals-differ" }]);
  });
});

describe("the code of a flow", () => {
  const evaluations = makeEvaluationPool({ size: 1 });
  afterAll(() => evaluations.close());

  async function verify(nodes: Readonly<Record<string, NodeSpec>>, timeoutMs: number) {
    const large = checkFlow(buildFlow(nodes), systemCatalogue).plan!;
    const validators = makeValidatorPool({ size: 1, timeoutMs });
    const code = compileFlow(large, { name: "Large", flowHash: "0", explanation: "" });
    return verifyCode(code.source, { name: "Large", plan: large }, { evaluations, validators }).finally(() =>
      validators.close(),
    );
  }

  test.each([
    ["percent_rank", 16, 2520],
    ["percent_rank", 250, 2520],
    ["cci", 16, 2520],
    ["linear_regression", 16, 2520],
    ["correlation", 16, 2520],
    ["correlation", 490, 20],
  ])("with %s %d times over %d bars is proven within the default limit", async (template, count, period) => {
    const report = await verify(manyOf(template, count, period), 10_000);
    expect({ status: report.status, errors: report.runtimeErrors }).toEqual({ status: "VALID", errors: [] });
  });

  test("that is too slow to prove stays PENDING and says so", async () => {
    const report = await verify(manyOf("cci", 100, 2520), 3000);
    expect(report).toMatchObject({ status: "PENDING", hasRun: true, syntaxErrors: [], securityWarnings: [] });
    expect(report.runtimeErrors).toEqual([
      {
        ...{ severity: "WARNING", rule: "too-slow-to-prove", line: null, column: null },
        message: expect.stringContaining("too slow to prove within 3 seconds"),
      },
    ]);
  });
});

/** A flow with nodes of one kind and different periods, of which the last is the given one. */
function manyOf(template: string, count: number, period: number): Record<string, NodeSpec> {
  const { inputs, outputs } = systemCatalogue.find(template)!;
  const required = inputs.filter((port) => port.required).map((port) => [port.name, "volume.volume"]);
  const nodes: Record<string, NodeSpec> = {
    volume: { template: "price" },
    above: { template: "greater_than", params: { value: 0 }, inputs: { a: `n1.${outputs[0]!.name}` } },
    buy: { template: "entry_long", inputs: { condition: "above.result" } },
    stop: { template: "fixed_percent_stop", inputs: { signal: "buy.signal" } },
  };
  for (let node = 1; node <= count; node++) {
    const params = { period: Math.max(2, period - count + node) };
    nodes[`n${node}`] = { template, params, inputs: Object.fromEntries(required) };
  }
  return nodes;
}

describe("compareSignals", () => {
  const dates = ["2024-01-02", "2024-01-03"];
  const none = new Uint8Array(2);
  const expected = { entryLong: Uint8Array.of(0, 1), exitLong: none, entryShort: none, exitShort: none, reverse: none };
  const row = (date: string, more: object = {}) => ({
    ...{ date, entry_long: false, exit_long: false, entry_short: false, exit_short: false, reverse: false },
    ...more,
  });
  const right = [row(dates[0]!), row(dates[1]!, { entry_long: true })];

  test("returns null for equal signals", () => {
    expect(compareSignals(right, expected, dates)).toBeNull();
  });

  test.each<[string, unknown, string]>([
    ["a result that is not a list", null, "did not return a list"],
    ["too few bars", right.slice(1), "1 bars; expected 2"],
    ["bars that are not dicts", [1, 2], "did not return a dict for 2024-01-02"],
    ["another date", [row("2024-01-01"), right[1]], 'the date "2024-01-01"; expected 2024-01-02'],
    [
      "1 instead of true",
      [right[0], row(dates[1]!, { entry_long: 1 })],
      "entry_long is 1 in the code, but true in the flow",
    ],
    [
      "an additional signal",
      [row(dates[0]!, { reverse: true }), right[1]],
      "On 2024-01-02, reverse is true in the code",
    ],
    ["a missing signal", [{ date: dates[0] }, right[1]], "entry_long is undefined in the code, but false in the flow"],
  ])("reports %s", (_, result, message) => {
    expect(compareSignals(result, expected, dates)).toContain(message);
  });
});

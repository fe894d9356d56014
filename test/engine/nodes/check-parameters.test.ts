import { checkParameters, parameterSchemaOf } from "../../../src/engine/nodes/check-parameters";
import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { numberOf } from "../../../src/engine/nodes/parameters";

const DESCRIBED = { title: "A title", description: "A description." };

const NODE: Pick<NodeDefinition, "name" | "parameters" | "rules"> = {
  name: "sample",
  parameters: {
    fast: { ...DESCRIBED, type: "integer", minimum: 1, maximum: 100, default: 12 },
    slow: { ...DESCRIBED, type: "integer", minimum: 1, maximum: 100, default: 26 },
    factor: { ...DESCRIBED, type: "number", exclusiveMinimum: 0, exclusiveMaximum: 5, default: 2 },
    source: { ...DESCRIBED, type: "string", enum: ["open", "close"], default: "close" },
    strict: { ...DESCRIBED, type: "boolean", default: false },
    steps: {
      ...DESCRIBED,
      type: "array",
      items: { type: "number", minimum: 0, maximum: 100 },
      minItems: 1,
      maxItems: 3,
      default: [50, 50],
    },
  },
  rules: [
    {
      parameters: ["fast", "slow"],
      holds: (params) => numberOf(params, "fast") < numberOf(params, "slow"),
      message: "fast must be below slow",
    },
  ],
};

const DEFAULTS = { fast: 12, slow: 26, factor: 2, source: "close", strict: false, steps: [50, 50] };

function linesOf(input: unknown): string[] {
  const checked = checkParameters(NODE, input);
  return checked.ok ? [] : checked.problems.map(({ code, message }) => `${code} ${message}`);
}

test.each([undefined, null, {}])("fills in every default for %j", (input) => {
  expect(checkParameters(NODE, input)).toEqual({ ok: true, params: DEFAULTS });
});

test("keeps the input values and does not change the caller's object", () => {
  const input = Object.freeze({ fast: 3, steps: Object.freeze([1]) });
  expect(checkParameters(NODE, input)).toEqual({ ok: true, params: { ...DEFAULTS, fast: 3, steps: [1] } });
});

test.each([
  [{ fast: 0 }, "OUT_OF_RANGE fast must be at least 1, not 0."],
  [{ fast: 101 }, "OUT_OF_RANGE fast must be at most 100, not 101."],
  [{ factor: 0 }, "OUT_OF_RANGE factor must be above 0, not 0."],
  [{ factor: 5 }, "OUT_OF_RANGE factor must be below 5, not 5."],
  [{ fast: 1.5 }, "INVALID_VALUE fast must be a whole number, not 1.5."],
  [{ fast: "12" }, 'INVALID_VALUE fast must be a whole number, not "12".'],
  [{ fast: null }, "INVALID_VALUE fast must be a whole number, not null."],
  [{ fast: Number.NaN }, "INVALID_VALUE fast must be a whole number, not NaN."],
  [{ factor: Number.NaN }, "INVALID_VALUE factor must be a number, not NaN."],
  [{ factor: Number.POSITIVE_INFINITY }, "INVALID_VALUE factor must be a number, not Infinity."],
  [{ factor: [2] }, "INVALID_VALUE factor must be a number, not a list."],
  [{ source: "typical" }, 'INVALID_VALUE source must be one of open, close, not "typical".'],
  [{ strict: 1 }, "INVALID_VALUE strict must be true or false, not 1."],
  [{ steps: "50" }, 'INVALID_VALUE steps must be a list of numbers, not "50".'],
  [{ steps: [] }, "OUT_OF_RANGE steps must have at least 1 entry, not 0."],
  [{ steps: [1, 2, 3, 4] }, "OUT_OF_RANGE steps must have at most 3 entries, not 4."],
  [{ steps: [1, 101] }, "OUT_OF_RANGE Entry 2 of steps must be at most 100, not 101."],
  [{ fast: 30 }, "INVALID_VALUE fast must be below slow (fast is 30, slow is 26)."],
  [
    { colour: 1 },
    'INVALID_VALUE sample has no parameter "colour". Available parameters: fast, slow, factor, source, strict, steps.',
  ],
  [[1], "INVALID_VALUE The parameters of sample must be an object, not a list."],
  ["fast", 'INVALID_VALUE The parameters of sample must be an object, not "fast".'],
])("rejects %j", (input, line) => {
  expect(linesOf(input)).toEqual([line]);
});

test.each(["__proto__", "constructor", "toString"])("rejects the key %s", (key) => {
  const input = JSON.parse(`{"${key}": {"fast": 1}}`);
  expect(linesOf(input)).toEqual([expect.stringContaining(`INVALID_VALUE sample has no parameter "${key}"`)]);
  expect({}).not.toHaveProperty("fast");
});

test("reports all problems at once, one per parameter", () => {
  expect(linesOf({ fast: "x", slow: 0, source: 3, a: 1, b: 2 })).toHaveLength(5);
});

test("counts unknown names if there are too many to list", () => {
  const input = Object.fromEntries(Array.from({ length: 10_000 }, (_, number) => [`p${number}`, 1]));
  const lines = linesOf(input);
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe("INVALID_VALUE 9990 more parameters are unknown.");
});

test("does not traverse or repeat deep and long values", () => {
  const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
  expect(linesOf({ fast: deep, source: "x".repeat(1_000_000) })).toEqual([
    "INVALID_VALUE fast must be a whole number, not a list.",
    `INVALID_VALUE source must be one of open, close, not "${"x".repeat(60)}…".`,
  ]);
});

test("requires parameters without a default", () => {
  const { default: _, ...secret } = { ...DESCRIBED, type: "integer" as const, default: 1 };
  const parameters = { secret: { ...secret, "x-sensitive": true } } as unknown as NodeDefinition["parameters"];
  expect(parameterSchemaOf({ parameters }).required).toEqual(["secret"]);
  expect(checkParameters({ name: "custom", parameters, rules: [] }, {})).toEqual({
    ok: false,
    problems: [{ param: "secret", code: "REQUIRED", message: "secret is required." }],
  });
});

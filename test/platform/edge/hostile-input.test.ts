import { AppError } from "../../../src/platform/app-error";
import { checkArguments, refuseHostileInput } from "../../../src/platform/edge/hostile-input";

const problemsOf = (args: unknown) => checkArguments(args).map(({ code, field }) => `${code} ${field?.join(".")}`);
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

test("reports no problems for legitimate arguments", () => {
  const legitimate = {
    input: {
      text: "é 🦊 \n\t",
      list: ["", null, undefined, 1.5, -0, Number.MAX_VALUE, true],
      when: new Date("2024-01-01"),
    },
  };
  expect(problemsOf(legitimate)).toEqual([]);
  expect(problemsOf({})).toEqual([]);
  expect(() => refuseHostileInput(legitimate, [])).not.toThrow();
});

test.each(["nul \0", "\ud800", "tail \udfff", "\udc00\ud800"])(
  "reports the path of text that cannot be stored: %j",
  (text) => {
    expect(problemsOf({ input: { a: [{ b: "fine" }, { b: text }] } })).toEqual(["INVALID_VALUE input.a.1.b"]);
    expect(problemsOf({ input: { [text]: "fine" } })).toEqual(["INVALID_VALUE input"]);
  },
);

test("reports infinite numbers, also in lists", () => {
  const infinite = Number.POSITIVE_INFINITY;
  expect(problemsOf({ a: infinite, b: [1, -infinite], c: { d: Number.NaN } })).toEqual([
    "OUT_OF_RANGE a",
    "OUT_OF_RANGE b.1",
    "OUT_OF_RANGE c.d",
  ]);
});

test.each([
  ["0001-01-01T00:00:00Z", []],
  ["9999-12-31T23:59:59.999Z", []],
  ["0000-12-31T23:59:59Z", ["OUT_OF_RANGE a"]],
  ["+010000-01-01T00:00:00Z", ["OUT_OF_RANGE a"]],
  ["-000001-01-01T00:00:00Z", ["OUT_OF_RANGE a"]],
  ["no time", ["OUT_OF_RANGE a"]],
])("reports for the time %s the problems %j", (text, problems) => {
  expect(problemsOf({ a: new Date(text) })).toEqual(problems);
});

test("reports nesting deeper than 64 levels at the start of its path", () => {
  expect(problemsOf(nested(64))).toEqual([]);
  expect(problemsOf({ input: { entries: [{ metrics: nested(100) }] } })).toEqual([
    "LIMIT_EXCEEDED input.entries.0.metrics",
  ]);
  expect(problemsOf(nested(100_000 / 20))).toEqual(["LIMIT_EXCEEDED a.a.a.a"]);
});

test("reports at most 100 problems, in the order of the input", () => {
  const many = { list: Array.from({ length: 5000 }, () => "\0") };
  expect(problemsOf(many)).toHaveLength(100);
  expect(problemsOf({ a: "\0", b: ["\0", "\0"], c: "\0" })).toEqual([
    "INVALID_VALUE a",
    "INVALID_VALUE b.0",
    "INVALID_VALUE b.1",
    "INVALID_VALUE c",
  ]);
});

test("throws all problems as one error", () => {
  expect(() => refuseHostileInput({ a: "\0", b: "\0" }, [])).toThrow(AppError);
});

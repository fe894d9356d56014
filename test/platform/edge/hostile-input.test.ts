import { AppError } from "../../../src/platform/app-error";
import { checkArguments, refuseHostileInput } from "../../../src/platform/edge/hostile-input";

const problemsOf = (args: unknown) => checkArguments(args).map(({ code, field }) => `${code} ${field?.join(".")}`);
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

test("honest arguments have no problems", () => {
  const honest = {
    input: {
      text: "é 🦊 \n\t",
      list: ["", null, undefined, 1.5, -0, Number.MAX_VALUE, true],
      when: new Date("2024-01-01"),
    },
  };
  expect(problemsOf(honest)).toEqual([]);
  expect(problemsOf({})).toEqual([]);
  expect(() => refuseHostileInput(honest, [])).not.toThrow();
});

test.each(["nul \0", "\ud800", "tail \udfff", "\udc00\ud800"])(
  "text that cannot be stored is named by its path: %j",
  (text) => {
    expect(problemsOf({ input: { a: [{ b: "fine" }, { b: text }] } })).toEqual(["INVALID_VALUE input.a.1.b"]);
    expect(problemsOf({ input: { [text]: "fine" } })).toEqual(["INVALID_VALUE input"]);
  },
);

test("numbers that became infinite are named, in lists too", () => {
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
])("the time %s has the problems %j", (text, problems) => {
  expect(problemsOf({ a: new Date(text) })).toEqual(problems);
});

test("nesting is bounded, and reported where it begins", () => {
  expect(problemsOf(nested(64))).toEqual([]);
  expect(problemsOf({ input: { entries: [{ metrics: nested(100) }] } })).toEqual([
    "LIMIT_EXCEEDED input.entries.0.metrics",
  ]);
  expect(problemsOf(nested(100_000 / 20))).toEqual(["LIMIT_EXCEEDED a.a.a.a"]);
});

test("at most a hundred problems are told, in the order of the input", () => {
  const many = { list: Array.from({ length: 5000 }, () => "\0") };
  expect(problemsOf(many)).toHaveLength(100);
  expect(problemsOf({ a: "\0", b: ["\0", "\0"], c: "\0" })).toEqual([
    "INVALID_VALUE a",
    "INVALID_VALUE b.0",
    "INVALID_VALUE b.1",
    "INVALID_VALUE c",
  ]);
});

test("all problems are thrown as one error", () => {
  expect(() => refuseHostileInput({ a: "\0", b: "\0" }, [])).toThrow(AppError);
});

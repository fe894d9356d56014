import type { ExpressionTemplate } from "../../../src/engine/expressions/compile-expression";
import { compileExpression } from "../../../src/engine/expressions/compile-expression";
import { validateParameterSchema } from "../../../src/engine/expressions/validate-parameter-schema";
import { checkParameters } from "../../../src/engine/nodes/check-parameters";
import { nodeOf, problemsOf } from "./compile-text";

describe("an expression that is refused", () => {
  test.each([
    ["", "1: Expected a value, but the expression ends"],
    ["close +", "8: Expected a value, but the expression ends"],
    ["close close", '7: Expected an operator or the end, but there is "close"'],
    ["(close", '7: Expected ")", but the expression ends'],
    ["close)", '6: Expected an operator or the end, but there is ")"'],
    ["close.value", '6: Expected an operator or the end, but there is "."'],
    ["1 < close < 2", "11: Comparisons do not chain; write a < b and b < c"],
    ["close # 1", '7: Unexpected character "#"'],
    ["close\u202e", "6: Unexpected character U+202E"],
    ["'a'", '1: Unexpected character "\'"'],
    ["__class__", '1: Unexpected character "_"'],
    ["close ** 2", '8: Expected a value, but there is "*"'],
    ["1e999", "1: The number is too large"],
    ["closing", "1: Nothing is called closing: neither an input, a parameter nor a column of the bars"],
    ["constructor", "1: Nothing is called constructor: neither an input, a parameter nor a column of the bars"],
    ["eval(close)", "1: There is no function eval"],
    ["constructor(close)", "1: There is no function constructor"],
    ["toString(close).value", "1: There is no function toString"],
    ["sma", "1: sma is a function; write sma(…)"],
    ["sma(close, 0)", "12: sma: period must be at least 1, not 0"],
    ["sma(close, 2.5)", "12: sma: period must be a whole number, not 2.5"],
    ["sma(close, true)", "12: sma: period must be a whole number, not true"],
    ["sma(close, close)", "12: sma: period is a parameter; it takes a constant or a parameter of this template"],
    ["sma(close, level)", "12: sma: period must be a whole number, not 1.5"],
    ["sma(close, 2, 3)", "15: sma has no argument 3; it takes source, period"],
    ["sma(close, length=3)", "12: sma has no argument length; it takes source, period"],
    ["sma(close, period=3, period=4)", "22: sma: period is given twice"],
    ["sma(period=3, close)", "15: sma: an argument without a name cannot follow one with a name"],
    ["macd(close, 26, 12).macd", "13: macd: "],
    ["macd(close)", "1: macd has several outputs; write .macd or .signal or .histogram"],
    ["macd(close).slope", "13: macd has no output slope; it has macd, signal, histogram"],
    ["crosses_above() + 1", "1: crosses_above needs its input a"],
    ["sma(trend, 5)", "5: sma: source takes a SERIES, and this is a BOOLEAN"],
    ["close + trend", "9: + takes a number, and this is a BOOLEAN"],
    ["-trend", "2: - takes a number, and this is a BOOLEAN"],
    ["trend and close", "11: and takes a condition, and this is a SERIES"],
    ["min(close)", "1: min takes 2 or more arguments, by place"],
    ["abs(close, 1)", "1: abs takes 1 argument, by place"],
    ["abs(close).value", "12: abs has no outputs to choose from"],
    ["true", "1: A text or true and false can only be given to a parameter of a function"],
    ["entry_long(trend)", "1: entry_long is about signals and cannot be part of an expression"],
    ["trend", "1: The expression is a BOOLEAN, its output a SERIES"],
  ])("%j says where and why", (expression, problem) => {
    expect(problemsOf(expression)).toEqual([expect.stringContaining(problem)]);
  });

  test("names every problem at once", () => {
    expect(problemsOf("closing + sma(close, 0) * (trend - 1)")).toHaveLength(3);
  });

  test("is read no further than its limits", () => {
    expect(problemsOf(" ".repeat(64_000))).toEqual([
      "1: The expression has 64000 characters; at most 2000 are allowed",
    ]);
    expect(problemsOf(`${"(".repeat(51)}1${")".repeat(51)}`)).toEqual(["52: Nested more than 50 deep"]);
    expect(problemsOf("-".repeat(1990))).toEqual(["52: Nested more than 50 deep"]);
    expect(problemsOf("not ".repeat(400))).toHaveLength(1);
    expect(problemsOf(`1${"+1".repeat(201)}`)).toEqual(["402: More than 200 operations"]);
    expect(problemsOf(`${"(".repeat(49)}1${")".repeat(49)}`)).toEqual([]);
    expect(problemsOf(`1${"+1".repeat(200)}`)).toEqual([]);
  });

  test("cannot call a custom template, not even itself", () => {
    const self = nodeOf("close", { name: "stretch" });
    expect(problemsOf("stretch(close, trend)", { find: (name) => (name === "stretch" ? self : undefined) })).toEqual([
      "1: stretch is a custom template; only system nodes can be called",
    ]);
  });
});

describe("a template around an expression", () => {
  const template: ExpressionTemplate = {
    name: "plain",
    displayName: "Plain",
    description: "A sample.",
    version: "1.0.0",
    expression: "close",
    inputs: [],
    outputs: [{ name: "value", type: "SERIES", description: "It." }],
    parameters: {},
  };
  const [output] = template.outputs;
  const input = { type: "SERIES", required: true, description: "It." } as const;
  const isFunction = nodeOf("close");

  test.each<[string, string, Partial<ExpressionTemplate>, string]>([
    ["a name that is none", "name", { name: "Import os" }, "The name of a template is short"],
    ["a version that is none", "version", { version: "1.0.0\nimport os" }, "A version is three numbers"],
    ["no output", "outputs", { outputs: [] }, "exactly one output"],
    ["two outputs", "outputs", { outputs: [output!, output!] }, "exactly one output"],
    [
      "a signal as output",
      "outputs.0",
      { outputs: [{ ...output!, type: "SIGNAL" }] },
      "The output is a SERIES or a BOOLEAN",
    ],
    ["a signal as input", "inputs.0", { inputs: [{ ...input, name: "go", type: "SIGNAL" }] }, "cannot take a SIGNAL"],
    [
      "an optional input",
      "inputs.0",
      { inputs: [{ ...input, name: "go", required: false }] },
      "Input go must be required",
    ],
    [
      "a fallback that is not there",
      "inputs.0",
      { inputs: [{ ...input, name: "go", fallback: "no" }] },
      "there is no parameter no",
    ],
    [
      "an input of a column's name",
      "inputs.0",
      { inputs: [{ ...input, name: "close" }] },
      "close is a column of the bars",
    ],
    ["an input of a keyword's name", "inputs.0", { inputs: [{ ...input, name: "lambda" }] }, "lambda is a word"],
    ["an input of a function's name", "inputs.0", { inputs: [{ ...input, name: "sma" }] }, "sma is a function"],
    ["an input with a hidden name", "inputs.0", { inputs: [{ ...input, name: "__proto__" }] }, "is no name"],
    [
      "an input of a generated function's name",
      "inputs.0",
      { inputs: [{ ...input, name: "quotient" }] },
      "quotient is a word",
    ],
    [
      "two inputs of one name",
      "inputs.1",
      { inputs: [input, input].map((one) => ({ ...one, name: "go" })) },
      "go is there twice",
    ],
  ])("is refused for %s, in its %s", (_, part, changes, message) => {
    const { problems } = compileExpression({ ...template, ...changes }, (name) =>
      name === "sma" ? isFunction : undefined,
    );
    expect(problems).toEqual([{ message: expect.stringContaining(message), column: null, part }]);
  });

  test("names its parameters by themselves where the author does not", () => {
    const parameters = { size: { type: "number", default: 1 } } as unknown as ExpressionTemplate["parameters"];
    const { node } = compileExpression({ ...template, parameters }, () => undefined);
    expect(node?.parameters).toEqual({ size: { type: "number", default: 1, title: "size", description: "size" } });
  });

  test("asks of its parameters what the functions that get them ask", () => {
    const node = nodeOf("sma(close, window) - macd(close, window, 26).macd");
    expect(checkParameters(node, { window: 25 })).toMatchObject({ ok: true });
    expect(checkParameters(node, { window: 26 })).toMatchObject({ ok: false, problems: [{ param: "window" }] });
  });
});

describe("a schema of a parameter", () => {
  test.each<[unknown, string]>([
    [null, "It must be an object."],
    [[], "It must be an object."],
    [{ type: "object", default: {} }, "Its type must be integer, number, string or boolean."],
    [{ type: "string", default: "a" }, "A string must have an enum of texts to choose from."],
    [{ type: "string", enum: ["a", "a"], default: "a" }, "The texts of its enum must differ."],
    [{ type: "integer", enum: [1], default: 1 }, "Only a string may have an enum."],
    [{ type: "string", enum: ["a"], pattern: "(a+)+$", default: "a" }, '"pattern" is not understood here.'],
    [{ type: "number", $ref: "https://example.com", default: 1 }, '"$ref" is not understood here.'],
    [{ type: "number", minimum: "none", default: 1 }, "Its minimum must be a number."],
    [{ type: "boolean", exclusiveMaximum: 3, default: true }, "Its exclusiveMaximum is for a number only."],
    [{ type: "number", title: 7, default: 1 }, "Its title must be a text of at most 500 characters."],
    [{ type: "number", "x-sensitive": "yes", default: 1 }, "Its x-sensitive must be true or false."],
    [{ type: "number" }, "It needs a default."],
  ])("such as %j is refused", (schema, message) => {
    expect(validateParameterSchema("size", schema)).toEqual([message]);
  });

  test("that is sound can be checked with", () => {
    const size = { type: "number", title: "Size", exclusiveMinimum: 0, maximum: 5, default: 1, "x-sensitive": true };
    const kind = { type: "string", enum: ["a", "b"], description: "", default: "b" };
    expect([validateParameterSchema("size", size), validateParameterSchema("kind", kind)]).toEqual([[], []]);
    const parameters = { size, kind } as unknown as ExpressionTemplate["parameters"];
    expect(checkParameters({ name: "it", parameters, rules: [] }, { size: 6 })).toMatchObject({ ok: false });
  });
});

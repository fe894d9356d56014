import type { ExpressionTemplate } from "../../../src/engine/expressions/compile-expression";
import { compileExpression } from "../../../src/engine/expressions/compile-expression";
import { validateParameterSchema } from "../../../src/engine/expressions/validate-parameter-schema";
import { checkParameters } from "../../../src/engine/nodes/check-parameters";
import { nodeOf, problemsOf } from "./compile-text";

describe("an invalid expression", () => {
  test.each([
    ["", "1: Expected a value, found the end of the expression"],
    ["close +", "8: Expected a value, found the end of the expression"],
    ["close close", '7: Expected an operator or the end of the expression, found "close"'],
    ["(close", '7: Expected ")", found the end of the expression'],
    ["close)", '6: Expected an operator or the end of the expression, found ")"'],
    ["close.value", '6: Expected an operator or the end of the expression, found "."'],
    ["1 < close < 2", "11: Comparisons cannot be chained; use a < b and b < c"],
    ["close # 1", '7: Unexpected character "#"'],
    ["close\u202e", "6: Unexpected character U+202E"],
    ["'a'", '1: Unexpected character "\'"'],
    ["__class__", '1: Unexpected character "_"'],
    ["close ** 2", '8: Expected a value, found "*"'],
    ["1e999", "1: The number is too large"],
    ["closing", "1: Unknown name closing; expected an input, a parameter or a column of the bars"],
    ["constructor", "1: Unknown name constructor; expected an input, a parameter or a column of the bars"],
    ["eval(close)", "1: Unknown function eval"],
    ["constructor(close)", "1: Unknown function constructor"],
    ["toString(close).value", "1: Unknown function toString"],
    ["sma", "1: sma is a function; call it as sma(…)"],
    ["sma(close, 0)", "12: sma: period must be at least 1, not 0"],
    ["sma(close, 2.5)", "12: sma: period must be a whole number, not 2.5"],
    ["sma(close, true)", "12: sma: period must be a whole number, not true"],
    ["sma(close, close)", "12: sma: parameter period must be a constant or a parameter of this template"],
    ["sma(close, level)", "12: sma: period must be a whole number, not 1.5"],
    ["sma(close, 2, 3)", "15: sma has no argument 3; its arguments are source, period"],
    ["sma(close, length=3)", "12: sma has no argument length; its arguments are source, period"],
    ["sma(close, period=3, period=4)", "22: sma: argument period is specified twice"],
    ["sma(period=3, close)", "15: sma: a positional argument cannot follow a named argument"],
    ["macd(close, 26, 12).macd", "13: macd: "],
    ["macd(close)", "1: macd has several outputs; select one with .macd, .signal, .histogram"],
    ["macd(close).slope", "13: macd has no output slope; its outputs are macd, signal, histogram"],
    ["crosses_above() + 1", "1: crosses_above requires its input a"],
    ["sma(trend, 5)", "5: sma: source must be a SERIES, not a BOOLEAN"],
    ["close + trend", "9: Operands of + must be numbers, not BOOLEAN"],
    ["-trend", "2: Operands of - must be numbers, not BOOLEAN"],
    ["trend and close", "11: Operands of and must be conditions, not SERIES"],
    ["min(close)", "1: min takes at least 2 positional arguments"],
    ["abs(close, 1)", "1: abs takes 1 positional argument"],
    ["abs(close).value", "12: abs has no named outputs"],
    ["true", "1: Strings, true and false can only be used as parameters of a function"],
    ["entry_long(trend)", "1: entry_long works with signals and cannot be used in an expression"],
    ["trend", "1: The expression is a BOOLEAN, but its output is declared as a SERIES"],
  ])("reports the position and the reason for %j", (expression, problem) => {
    expect(problemsOf(expression)).toEqual([expect.stringContaining(problem)]);
  });

  test("reports all problems at once", () => {
    expect(problemsOf("closing + sma(close, 0) * (trend - 1)")).toHaveLength(3);
  });

  test("is limited in length, nesting and number of operations", () => {
    expect(problemsOf(" ".repeat(64_000))).toEqual(["1: The expression has 64000 characters; the maximum is 2000"]);
    expect(problemsOf(`${"(".repeat(51)}1${")".repeat(51)}`)).toEqual([
      "52: The expression is nested more than 50 levels deep",
    ]);
    expect(problemsOf("-".repeat(1990))).toEqual(["52: The expression is nested more than 50 levels deep"]);
    expect(problemsOf("not ".repeat(400))).toHaveLength(1);
    expect(problemsOf(`1${"+1".repeat(201)}`)).toEqual(["402: The expression has more than 200 operations"]);
    expect(problemsOf(`${"(".repeat(49)}1${")".repeat(49)}`)).toEqual([]);
    expect(problemsOf(`1${"+1".repeat(200)}`)).toEqual([]);
  });

  test("cannot call a custom template, including itself", () => {
    const self = nodeOf("close", { name: "stretch" });
    expect(problemsOf("stretch(close, trend)", { find: (name) => (name === "stretch" ? self : undefined) })).toEqual([
      "1: stretch is a custom template; only system templates can be called",
    ]);
  });
});

describe("the template of an expression", () => {
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
    ["an invalid name", "name", { name: "Import os" }, "The template name must be at most 40 lower-case letters"],
    ["an invalid version", "version", { version: "1.0.0\\nimport os" }, "The version must be three numbers"],
    ["no output", "outputs", { outputs: [] }, "exactly one output"],
    ["two outputs", "outputs", { outputs: [output!, output!] }, "exactly one output"],
    [
      "a signal as output",
      "outputs.0",
      { outputs: [{ ...output!, type: "SIGNAL" }] },
      "The output must be a SERIES or a BOOLEAN",
    ],
    ["a signal as input", "inputs.0", { inputs: [{ ...input, name: "go", type: "SIGNAL" }] }, "must not be a SIGNAL"],
    [
      "an optional input",
      "inputs.0",
      { inputs: [{ ...input, name: "go", required: false }] },
      "Input go must be required",
    ],
    [
      "an unknown fallback parameter",
      "inputs.0",
      { inputs: [{ ...input, name: "go", fallback: "no" }] },
      "The fallback of input go is an unknown parameter: no",
    ],
    [
      "an input named like a column",
      "inputs.0",
      { inputs: [{ ...input, name: "close" }] },
      "close is a column of the bars",
    ],
    [
      "an input named like a keyword",
      "inputs.0",
      { inputs: [{ ...input, name: "lambda" }] },
      "lambda is a reserved word",
    ],
    [
      "an input named like a function",
      "inputs.0",
      { inputs: [{ ...input, name: "sma" }] },
      "sma is the name of a function",
    ],
    ["an input named __proto__", "inputs.0", { inputs: [{ ...input, name: "__proto__" }] }, "is not a valid name"],
    [
      "an input named like a generated function",
      "inputs.0",
      { inputs: [{ ...input, name: "quotient" }] },
      "quotient is a reserved word",
    ],
    [
      "two inputs with the same name",
      "inputs.1",
      { inputs: [input, input].map((one) => ({ ...one, name: "go" })) },
      "The name go is used twice",
    ],
  ])("is rejected for %s and reports the part %s", (_, part, changes, message) => {
    const { problems } = compileExpression({ ...template, ...changes }, (name) =>
      name === "sma" ? isFunction : undefined,
    );
    expect(problems).toEqual([{ message: expect.stringContaining(message), column: null, part }]);
  });

  test("uses the names of its parameters as their default titles and descriptions", () => {
    const parameters = { size: { type: "number", default: 1 } } as unknown as ExpressionTemplate["parameters"];
    const { node } = compileExpression({ ...template, parameters }, () => undefined);
    expect(node?.parameters).toEqual({ size: { type: "number", default: 1, title: "size", description: "size" } });
  });

  test("applies the constraints of called functions to its parameters", () => {
    const node = nodeOf("sma(close, window) - macd(close, window, 26).macd");
    expect(checkParameters(node, { window: 25 })).toMatchObject({ ok: true });
    expect(checkParameters(node, { window: 26 })).toMatchObject({ ok: false, problems: [{ param: "window" }] });
  });
});

describe("the schema of a parameter", () => {
  test.each<[unknown, string]>([
    [null, "The schema must be an object."],
    [[], "The schema must be an object."],
    [{ type: "object", default: {} }, "The type must be integer, number, string or boolean."],
    [{ type: "string", default: "a" }, "A string must have an enum with its allowed values."],
    [{ type: "string", enum: ["a", "a"], default: "a" }, "The enum must not contain duplicates."],
    [{ type: "integer", enum: [1], default: 1 }, "Only strings can have an enum."],
    [{ type: "string", enum: ["a"], pattern: "(a+)+$", default: "a" }, 'The keyword "pattern" is not supported.'],
    [{ type: "number", $ref: "https://example.com", default: 1 }, 'The keyword "$ref" is not supported.'],
    [{ type: "number", minimum: "none", default: 1 }, "The keyword minimum must be a number."],
    [
      { type: "boolean", exclusiveMaximum: 3, default: true },
      "The keyword exclusiveMaximum is only allowed for numbers.",
    ],
    [{ type: "number", title: 7, default: 1 }, "The title must be a string of at most 500 characters."],
    [{ type: "number", "x-sensitive": "yes", default: 1 }, "The keyword x-sensitive must be true or false."],
    [{ type: "number" }, "A default is required."],
  ])("is rejected for %j", (schema, message) => {
    expect(validateParameterSchema("size", schema)).toEqual([message]);
  });

  test("is accepted if it is valid", () => {
    const size = { type: "number", title: "Size", exclusiveMinimum: 0, maximum: 5, default: 1, "x-sensitive": true };
    const kind = { type: "string", enum: ["a", "b"], description: "", default: "b" };
    expect([validateParameterSchema("size", size), validateParameterSchema("kind", kind)]).toEqual([[], []]);
    const parameters = { size, kind } as unknown as ExpressionTemplate["parameters"];
    expect(checkParameters({ name: "it", parameters, rules: [] }, { size: 6 })).toMatchObject({ ok: false });
  });
});

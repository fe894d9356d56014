import { builtInStrategies, findStrategy } from "../../../src/engine/built-in-strategies";
import { resolveParameters } from "../../../src/engine/strategies/resolve-parameters";
import type { StrategyParameter } from "../../../src/engine/strategies/strategy";

const parameter = (name: string, type: "number" | "integer", defaultValue: number): StrategyParameter => ({
  name,
  title: name,
  type,
  default: defaultValue,
  description: "",
  minimum: 1,
  maximum: 10,
});
const STRATEGY = { code: "sample", parameters: [parameter("width", "number", 2.5), parameter("bars", "integer", 5)] };
const problemsOf = (given: unknown) => {
  const resolved = resolveParameters(STRATEGY, given);
  return resolved.ok ? [] : resolved.problems;
};

describe("resolving parameters", () => {
  test.each([undefined, null, {}])("fills in every default for %j", (given) => {
    expect(resolveParameters(STRATEGY, given)).toEqual({ ok: true, parameters: { width: 2.5, bars: 5 } });
  });

  test("keeps the caller's values, including both bounds of the range", () => {
    expect(resolveParameters(STRATEGY, { bars: 10 })).toEqual({ ok: true, parameters: { width: 2.5, bars: 10 } });
    expect(problemsOf({ width: 1, bars: 1 })).toEqual([]);
  });

  test.each([
    ["a", '"a"'],
    ["5", '"5"'],
    [null, "null"],
    [true, "true"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [[5], "a list"],
    [{ value: 5 }, "an object"],
    [5n, "5"],
    [undefined, "undefined"],
    ["x".repeat(70), `"${"x".repeat(60)}…"`],
  ])("rejects %p for a number parameter", (value, formatted) => {
    expect(problemsOf({ width: value })).toEqual([
      { field: "width", code: "INVALID_VALUE", message: `width must be a number between 1 and 10, not ${formatted}.` },
    ]);
  });

  test("rejects a fraction for an integer parameter", () => {
    expect(problemsOf({ bars: 5.5 })).toEqual([
      { field: "bars", code: "INVALID_VALUE", message: "bars must be a whole number between 1 and 10, not 5.5." },
    ]);
  });

  test.each([0.999, 10.001, -5])("rejects %d, which is out of range", (width) => {
    expect(problemsOf({ width })).toEqual([
      { field: "width", code: "OUT_OF_RANGE", message: `width must be between 1 and 10, not ${width}.` },
    ]);
  });

  test("rejects an unknown parameter and lists the available ones", () => {
    expect(problemsOf({ Width: 3 })).toEqual([
      {
        field: "Width",
        code: "INVALID_VALUE",
        message: 'sample has no parameter "Width". Available parameters: width, bars.',
      },
    ]);
    expect(resolveParameters({ code: "bare", parameters: [] }, { a: 1 })).toMatchObject({
      problems: [{ message: 'bare has no parameter "a". Available parameters: none.' }],
    });
  });

  test("reports every problem at once", () => {
    expect(problemsOf({ depth: 1, width: "wide", bars: 11 }).map(({ field, code }) => [field, code])).toEqual([
      ["depth", "INVALID_VALUE"],
      ["width", "INVALID_VALUE"],
      ["bars", "OUT_OF_RANGE"],
    ]);
  });

  test.each([5, "width", true, [], [{ width: 5 }]])("rejects %j instead of an object", (given) => {
    expect(problemsOf(given)).toMatchObject([{ field: "", code: "INVALID_VALUE" }]);
  });

  test("rejects __proto__ and similar names as unknown parameters", () => {
    for (const name of ["__proto__", "constructor", "toString"]) {
      const given = JSON.parse(`{"${name}": {"width": 3}}`);
      expect(problemsOf(given)).toMatchObject([{ field: name, code: "INVALID_VALUE" }]);
    }
    expect(({} as Record<string, unknown>).width).toBeUndefined();
  });

  test("ignores values inherited from a prototype", () => {
    expect(resolveParameters(STRATEGY, Object.create({ width: 9 }))).toMatchObject({ parameters: { width: 2.5 } });
    const inherited = { code: "odd", parameters: [parameter("toString", "number", 4)] };
    expect(resolveParameters(inherited, {})).toEqual({ ok: true, parameters: { toString: 4 } });
  });
});

describe("the built-in strategies", () => {
  test("contains the two built-in strategies by their codes", () => {
    expect(builtInStrategies.map(({ code, version, defaultMinScore }) => [code, version, defaultMinScore])).toEqual([
      ["bullish_breakout", "2.0.0", 5],
      ["leap_entry", "1.0.0", 60],
    ]);
    for (const built of builtInStrategies) expect(findStrategy(built.code)).toBe(built);
  });

  test("finds no strategy for other codes", () => {
    for (const code of ["", "BULLISH_BREAKOUT", "__proto__", "toString"]) expect(findStrategy(code)).toBeUndefined();
  });

  test("has defaults within the range of every parameter", () => {
    for (const { parameters } of builtInStrategies) {
      for (const { default: defaultValue, minimum, maximum, description } of parameters) {
        expect(defaultValue).toBeGreaterThanOrEqual(minimum);
        expect(defaultValue).toBeLessThanOrEqual(maximum);
        expect(description).not.toBe("");
      }
    }
  });

  test("has a lookback of 760 days, enough for the longest average", () => {
    for (const built of builtInStrategies) expect(built.lookbackDays).toBe(760);
  });
});

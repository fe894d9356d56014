import { systemCatalogue } from "../../../src/engine/catalogue";
import { arcTangent } from "../../../src/engine/indicators/math/arc-tangent";
import { naturalLogarithm } from "../../../src/engine/indicators/math/natural-logarithm";
import type { Parameters } from "../../../src/engine/nodes/parameters";
import { columnsOf } from "../../../src/engine/series/bar-columns";
import type { Series } from "../../../src/engine/series/series";
import { randomNumbers } from "./sample-series";

const NONE = Number.NaN;
const of = (...values: number[]) => Float64Array.from(values);

const BARS = {
  dates: ["2024-01-02", "2024-01-03", "2024-01-04"],
  open: of(1, 2, 3),
  high: of(8, 10, NONE),
  low: of(2, 4, 6),
  close: of(5, 7, 9),
  volume: of(100, 0, 300),
};

function outputsOf(name: string, inputs: Record<string, Series> = {}, params: Parameters = {}) {
  const outputs = systemCatalogue.find(name)!.evaluate({ columns: columnsOf(BARS), inputs, params });
  return Object.fromEntries(Object.entries(outputs).map(([port, series]) => [port, [...series]]));
}

test("price outputs the columns of the bars and the derived prices", () => {
  expect(outputsOf("price")).toEqual({
    open: [1, 2, 3],
    high: [8, 10, NONE],
    low: [2, 4, 6],
    close: [5, 7, 9],
    volume: [100, 0, 300],
    hl2: [5, 7, NONE],
    hlc3: [5, 7, NONE],
    ohlc4: [4, 5.75, NONE],
  });
});

test("constant outputs its number on every bar", () => {
  expect(outputsOf("constant", {}, { value: -2.5 })).toEqual({ value: [-2.5, -2.5, -2.5] });
});

test("previous outputs the value a number of bars ago", () => {
  const source = of(1, NONE, 3);
  expect(outputsOf("previous", { source }, { bars: 1 })).toEqual({ value: [NONE, 1, NONE] });
  expect(outputsOf("previous", { source }, { bars: 2 })).toEqual({ value: [NONE, NONE, 1] });
  expect(outputsOf("previous", { source }, { bars: 3 })).toEqual({ value: [NONE, NONE, NONE] });
});

test.each([
  ["add", [8, NONE, 4]],
  ["subtract", [4, NONE, 4]],
  ["multiply", [12, NONE, 0]],
  ["divide", [3, NONE, NONE]],
])("%s calculates bar by bar; missing values and divisions by zero are unknown", (name, expected) => {
  expect(outputsOf(name, { a: of(6, NONE, 4), b: of(2, 2, 0) })).toEqual({ value: expected });
});

test("the result of an overflow is unknown", () => {
  const [a, b] = [of(1e308, 1e308, -1e308), of(1e308, 1e-10, 1e308)];
  expect(outputsOf("add", { a, b }).value).toEqual([NONE, 1e308, 0]);
  expect(outputsOf("multiply", { a, b }).value![0]).toBeNaN();
  expect(outputsOf("divide", { a, b }).value).toEqual([1, NONE, -1]);
});

test("absolute removes the sign", () => {
  expect(outputsOf("absolute", { source: of(-3, NONE, 3) })).toEqual({ value: [3, NONE, 3] });
});

describe("functions that are identical on every platform", () => {
  const random = randomNumbers(1);
  const numbers = Array.from({ length: 20_000 }, () => 10 ** ((random() - 0.5) * 40));
  const worst = (ours: (value: number) => number, theirs: (value: number) => number) =>
    Math.max(...numbers.map((value) => Math.abs(ours(value) - theirs(value)) / Math.abs(theirs(value))));

  test("the natural logarithm is accurate to two units in the last place, and unknown if undefined", () => {
    expect(worst(naturalLogarithm, Math.log)).toBeLessThan(2 * Number.EPSILON);
    expect(naturalLogarithm(1)).toBe(0);
    expect([0, -1, NONE, Number.POSITIVE_INFINITY].map(naturalLogarithm)).toEqual([NONE, NONE, NONE, NONE]);
  });

  test("the arc tangent is accurate to two units in the last place, on both sides of zero", () => {
    expect(worst(arcTangent, Math.atan)).toBeLessThan(2 * Number.EPSILON);
    expect(arcTangent(0)).toBe(0);
    expect(arcTangent(-1)).toBe(-Math.PI / 4);
  });
});

import { betweenNode } from "../../../src/engine/conditions/comparison/between";
import { equalsNode } from "../../../src/engine/conditions/comparison/equals";
import { greaterOrEqualNode } from "../../../src/engine/conditions/comparison/greater-or-equal";
import { greaterThanNode } from "../../../src/engine/conditions/comparison/greater-than";
import { lessOrEqualNode } from "../../../src/engine/conditions/comparison/less-or-equal";
import { lessThanNode } from "../../../src/engine/conditions/comparison/less-than";
import { crossesAboveNode } from "../../../src/engine/conditions/crossing/crosses-above";
import { crossesBelowNode } from "../../../src/engine/conditions/crossing/crosses-below";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";
import { defaultParameters } from "../nodes/sample-parameters";

const A = "1 2 3 ? 2";
const B = "2 2 2 2 ?";

test.each([
  [greaterThanNode, "0 0 1 ? ?"],
  [greaterOrEqualNode, "0 1 1 ? ?"],
  [lessThanNode, "1 0 0 ? ?"],
  [lessOrEqualNode, "1 1 0 ? ?"],
  [equalsNode, "0 1 0 ? ?"],
])("$name compares bar by bar and is unknown where either side is unknown", (node, result) => {
  expect(evaluateTextSeries(node, { a: A, b: B })).toEqual({ result });
});

test("a comparison uses its parameter while b is not connected", () => {
  expect(evaluateTextSeries(greaterThanNode, { a: "29 30 31" }, { value: 30 })).toEqual({ result: "0 0 1" });
  expect(evaluateTextSeries(crossesBelowNode, { a: "31 29" }, { value: 30 })).toEqual({ result: "? 1" });
});

test("equals includes a difference of exactly the tolerance", () => {
  const [a, b] = ["10 10 10 10", "10.5 9.5 10.75 9.25"];
  expect(evaluateTextSeries(equalsNode, { a, b }, { tolerance: 0.5 })).toEqual({ result: "1 1 0 0" });
});

test("between includes both bounds and is never true if the lower bound is above the upper one", () => {
  expect(evaluateTextSeries(betweenNode, { value: "9 10 15 20 21 ?" }, { low: 10, high: 20 })).toEqual({
    result: "0 1 1 1 0 ?",
  });
  expect(evaluateTextSeries(betweenNode, { value: "5 5 5", low: "1 ? 6", high: "9 9 4" })).toEqual({ result: "1 ? 0" });
});

test("a crossing is true on its bar only, also after a touch, and both bars must be known", () => {
  const line = "5 5 5 5 5 5 5 5 5";
  const crossing = "4 6 7 5 6 ? 6 4 6";
  expect(evaluateTextSeries(crossesAboveNode, { a: crossing, b: line })).toEqual({ result: "? 1 0 0 1 ? ? 0 1" });
  expect(evaluateTextSeries(crossesBelowNode, { a: line, b: crossing })).toEqual({ result: "? 1 0 0 1 ? ? 0 1" });
});

test("a touch from below and back is not a crossing", () => {
  expect(evaluateTextSeries(crossesAboveNode, { a: "4 5 4 5 5" }, { value: 5 })).toEqual({ result: "? 0 0 0 0" });
});

test("explains each comparison as a clause", () => {
  const explain = (node: typeof equalsNode, params = {}) =>
    node.explain(
      { ...defaultParameters(node), ...params },
      { a: "close", b: "100", value: "close", low: "1", high: "2" },
    );
  expect(
    [greaterThanNode, greaterOrEqualNode, lessThanNode, lessOrEqualNode, equalsNode, betweenNode].map((node) =>
      explain(node),
    ),
  ).toEqual([
    "close is above 100",
    "close is at least 100",
    "close is below 100",
    "close is at most 100",
    "close equals 100",
    "close is between 1 and 2",
  ]);
  expect(explain(crossesBelowNode)).toBe("close crosses below 100");
  expect(explain(equalsNode, { tolerance: 0.5 })).toBe("close is within 0.5 of 100");
});

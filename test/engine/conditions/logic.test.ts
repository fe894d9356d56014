import { andNode } from "../../../src/engine/conditions/logic/and";
import { consecutiveNode } from "../../../src/engine/conditions/logic/consecutive";
import { nOfMNode } from "../../../src/engine/conditions/logic/n-of-m";
import { notNode } from "../../../src/engine/conditions/logic/not";
import { orNode } from "../../../src/engine/conditions/logic/or";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";

/** Every pair of true, false and unknown. */
const A = "1 1 1 0 0 0 ? ? ?";
const B = "1 0 ? 1 0 ? 1 0 ?";

test("and is false where one side is false, even if the other is unknown", () => {
  expect(evaluateTextSeries(andNode, { a: A, b: B })).toEqual({ result: "1 0 ? 0 0 0 ? 0 ?" });
});

test("or is true where one side is true, even if the other is unknown", () => {
  expect(evaluateTextSeries(orNode, { a: A, b: B })).toEqual({ result: "1 1 1 1 0 ? 1 ? ?" });
});

test("not swaps true and false and keeps unknown", () => {
  expect(evaluateTextSeries(notNode, { a: "1 0 ?" })).toEqual({ result: "0 1 ?" });
});

test("and and or combine up to four conditions, ignoring unconnected ports", () => {
  expect(evaluateTextSeries(andNode, { a: "1 1", b: "1 1", d: "1 0" })).toEqual({ result: "1 0" });
  expect(evaluateTextSeries(orNode, { a: "0 0", b: "0 0", c: "0 1", d: "0 0" })).toEqual({ result: "0 1" });
});

test("n_of_m is known as soon as the unknown conditions cannot change the result", () => {
  const three = { a: "1 1 1 1 0 0 ?", b: "1 1 0 0 0 0 ?", c: "0 ? 0 ? ? 1 ?" };
  expect(evaluateTextSeries(nOfMNode, three)).toEqual({ result: "1 1 0 ? 0 0 ?" });
});

test("n_of_m equals and if n is the number of conditions, and or if n is 1", () => {
  expect(evaluateTextSeries(nOfMNode, { a: A, b: B }, { n: 2 })).toEqual(evaluateTextSeries(andNode, { a: A, b: B }));
  expect(evaluateTextSeries(nOfMNode, { a: A, b: B }, { n: 1 })).toEqual(evaluateTextSeries(orNode, { a: A, b: B }));
});

test("n_of_m is never true with fewer than n conditions connected", () => {
  expect(evaluateTextSeries(nOfMNode, { a: "1 ?", b: "1 ?" }, { n: 3 })).toEqual({ result: "0 0" });
});

test("consecutive is true if all bars of its window are true, and unknown while one of them is unknown", () => {
  const condition = "1 1 1 1 0 1 1 1 ? 1 1 1 1";
  expect(evaluateTextSeries(consecutiveNode, { condition })).toEqual({ result: "? ? 1 1 0 0 0 1 ? ? ? 1 1" });
  expect(evaluateTextSeries(consecutiveNode, { condition }, { bars: 1 })).toEqual({ result: condition });
});

test("explanations join conditions, which have brackets already", () => {
  expect(orNode.explain({}, { a: "(it rains)", b: "(it snows)" })).toBe("(it rains) or (it snows)");
  expect(andNode.explain({}, { a: "(a)", b: "(b)", d: "(d)" })).toBe("(a) and (b) and (d)");
  expect(nOfMNode.explain({ n: 2 }, { a: "(a)", b: "(b)", f: "(f)" })).toBe("at least 2 of (a), (b), (f)");
  expect(notNode.explain({}, { a: "(it rains)" })).toBe("not (it rains)");
  expect(consecutiveNode.explain({ bars: 3 }, { condition: "(it rains)" })).toBe("(it rains) for 3 bars in a row");
});

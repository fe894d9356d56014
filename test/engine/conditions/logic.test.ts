import { andNode } from "../../../src/engine/conditions/logic/and";
import { consecutiveNode } from "../../../src/engine/conditions/logic/consecutive";
import { nOfMNode } from "../../../src/engine/conditions/logic/n-of-m";
import { notNode } from "../../../src/engine/conditions/logic/not";
import { orNode } from "../../../src/engine/conditions/logic/or";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";

/** Every pair of true, false and unknown. */
const A = "1 1 1 0 0 0 ? ? ?";
const B = "1 0 ? 1 0 ? 1 0 ?";

test("and is false where one side is false, even beside an unknown one", () => {
  expect(evaluateTextSeries(andNode, { a: A, b: B })).toEqual({ result: "1 0 ? 0 0 0 ? 0 ?" });
});

test("or is true where one side is true, even beside an unknown one", () => {
  expect(evaluateTextSeries(orNode, { a: A, b: B })).toEqual({ result: "1 1 1 1 0 ? 1 ? ?" });
});

test("not turns true and false round and leaves unknown as it is", () => {
  expect(evaluateTextSeries(notNode, { a: "1 0 ?" })).toEqual({ result: "0 1 ?" });
});

test("and and or take up to four conditions, whichever are connected", () => {
  expect(evaluateTextSeries(andNode, { a: "1 1", b: "1 1", d: "1 0" })).toEqual({ result: "1 0" });
  expect(evaluateTextSeries(orNode, { a: "0 0", b: "0 0", c: "0 1", d: "0 0" })).toEqual({ result: "0 1" });
});

test("n_of_m decides as soon as the unknown ones cannot change the answer", () => {
  const three = { a: "1 1 1 1 0 0 ?", b: "1 1 0 0 0 0 ?", c: "0 ? 0 ? ? 1 ?" };
  expect(evaluateTextSeries(nOfMNode, three)).toEqual({ result: "1 1 0 ? 0 0 ?" });
});

test("n_of_m of all is and, of one is or", () => {
  expect(evaluateTextSeries(nOfMNode, { a: A, b: B }, { n: 2 })).toEqual(evaluateTextSeries(andNode, { a: A, b: B }));
  expect(evaluateTextSeries(nOfMNode, { a: A, b: B }, { n: 1 })).toEqual(evaluateTextSeries(orNode, { a: A, b: B }));
});

test("n_of_m is never true with fewer connected than wanted", () => {
  expect(evaluateTextSeries(nOfMNode, { a: "1 ?", b: "1 ?" }, { n: 3 })).toEqual({ result: "0 0" });
});

test("consecutive is true from the last of so many true bars on, and unknown while one of them is", () => {
  const condition = "1 1 1 1 0 1 1 1 ? 1 1 1 1";
  expect(evaluateTextSeries(consecutiveNode, { condition })).toEqual({ result: "? ? 1 1 0 0 0 1 ? ? ? 1 1" });
  expect(evaluateTextSeries(consecutiveNode, { condition }, { bars: 1 })).toEqual({ result: condition });
});

test("what is joined already gets brackets when it is joined again", () => {
  const either = orNode.explain({}, { a: "it rains", b: "it snows" });
  expect(either).toBe("it rains or it snows");
  expect(andNode.explain({}, { a: "it is cold", b: either, d: "it is dark" })).toBe(
    "it is cold and (it rains or it snows) and it is dark",
  );
  expect(nOfMNode.explain({ n: 2 }, { a: "x rises", b: "y falls", f: "z stays" })).toBe(
    "at least 2 of (x rises; y falls; z stays)",
  );
  expect(notNode.explain({}, { a: "it rains" })).toBe("not (it rains)");
  expect(consecutiveNode.explain({ bars: 3 }, { condition: "it rains" })).toBe("it rains for 3 bars in a row");
});

import { cooldownNode } from "../../../src/engine/signals/cooldown";
import { signalNodes } from "../../../src/engine/signals/signal-nodes";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";

const kinds = signalNodes.filter((node) => node.signal);

test.each(kinds)("$name is set where its condition is true, not where it is false or unknown", (node) => {
  expect(evaluateTextSeries(node, { condition: "1 0 ? 1 1" })).toEqual({ signal: "1 0 0 1 1" });
});

test("explains the node of each kind of signal", () => {
  const explanations = kinds.map((node) => [node.signal, node.category, node.explain({}, { condition: "it rains" })]);
  expect(explanations).toEqual([
    ["entry_long", "ENTRY", "buy when it rains"],
    ["exit_long", "EXIT", "sell when it rains"],
    ["entry_short", "ENTRY", "sell short when it rains"],
    ["exit_short", "EXIT", "buy to cover when it rains"],
    ["reverse", "REVERSE", "reverse the position when it rains"],
  ]);
});

test("cooldown passes a condition at most once in any window of its length", () => {
  expect(evaluateTextSeries(cooldownNode, { condition: "1 1 1 1 1 0 0 1 1" }, { bars: 3 })).toEqual({
    result: "1 0 0 1 0 0 0 1 0",
  });
  expect(evaluateTextSeries(cooldownNode, { condition: "1 1 0 1" }, { bars: 1 })).toEqual({ result: "1 1 0 1" });
});

test("cooldown is false during its pause, and an unknown bar does not start a pause", () => {
  expect(evaluateTextSeries(cooldownNode, { condition: "? 1 ? ? 1 ?" }, { bars: 2 })).toEqual({
    result: "? 1 0 ? 1 0",
  });
});

import { cooldownNode } from "../../../src/engine/signals/cooldown";
import { signalNodes } from "../../../src/engine/signals/signal-nodes";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";

const kinds = signalNodes.filter((node) => node.signal);

test.each(kinds)("$name is given where its condition is true, not where it is false or unknown", (node) => {
  expect(evaluateTextSeries(node, { condition: "1 0 ? 1 1" })).toEqual({ signal: "1 0 0 1 1" });
});

test("there is a node for each kind of signal, and each says what it asks for", () => {
  const said = kinds.map((node) => [node.signal, node.category, node.explain({}, { condition: "it rains" })]);
  expect(said).toEqual([
    ["entry_long", "ENTRY", "buy when it rains"],
    ["exit_long", "EXIT", "sell when it rains"],
    ["entry_short", "ENTRY", "sell short when it rains"],
    ["exit_short", "EXIT", "buy back when it rains"],
    ["reverse", "REVERSE", "turn the position round when it rains"],
  ]);
});

test("cooldown lets a condition through at most once in any so many bars", () => {
  expect(evaluateTextSeries(cooldownNode, { condition: "1 1 1 1 1 0 0 1 1" }, { bars: 3 })).toEqual({
    result: "1 0 0 1 0 0 0 1 0",
  });
  expect(evaluateTextSeries(cooldownNode, { condition: "1 1 0 1" }, { bars: 1 })).toEqual({ result: "1 1 0 1" });
});

test("cooldown knows that it is false while it pauses, and does not pause after an unknown bar", () => {
  expect(evaluateTextSeries(cooldownNode, { condition: "? 1 ? ? 1 ?" }, { bars: 2 })).toEqual({
    result: "? 1 0 ? 1 0",
  });
});

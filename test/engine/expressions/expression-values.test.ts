import { smaNode } from "../../../src/engine/indicators/moving-average/sma";
import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { columnsOf } from "../../../src/engine/series/bar-columns";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";
import { equalBars } from "../nodes/sample-calls";
import { nodeOf } from "./compile-text";

describe("the value of an expression", () => {
  const SERIES = {
    close: "1 2 3 4 ? 6",
    source: "4 3 2 1 5 0",
    trend: "1 0 ? 1 0 ?",
  };

  test.each([
    ["close + source * 2", "9 8 7 6 ? 6"],
    ["(close + source) * 2", "10 10 10 10 ? 12"],
    ["close - source - 1", "-4 -2 0 2 ? 5"],
    ["close - (source - 1)", "-2 0 2 4 ? 7"],
    ["8 / source / 2", "1 1.333333 2 4 0.8 ?"],
    ["-close - -source", "3 1 -1 -3 ? -6"],
    ["abs(close - source)", "3 1 1 3 ? 6"],
    ["max(close, source, 3)", "4 3 3 4 ? 6"],
    ["min(close, source, 3)", "1 2 2 1 ? 0"],
    ["level * window", "15 15 15 15 15 15"],
    ["sma(close, 2)", "? 1.5 2.5 3.5 ? ?"],
    ["sma(close * 2, period=2)", "? 3 5 7 ? ?"],
    ["sma(period=1)", "1 2 3 4 ? 6"],
    ["sma(source=source, period=1)", "4 3 2 1 5 0"],
    ["1e308 * 10", "? ? ? ? ? ?"],
  ])("%s", (expression, expected) => {
    expect(evaluateTextSeries(nodeOf(expression), SERIES)).toEqual({ value: expected });
  });

  test.each([
    ["close > source", "0 0 1 1 ? 1"],
    ["close >= 2 and close <= 3", "0 1 1 0 ? 0"],
    ["close == 3 or close != 3 and source == 3", "0 1 1 0 ? 0"],
    ["trend and close > 2", "0 0 ? 1 0 ?"],
    ["trend or close > 2", "1 0 1 1 ? 1"],
    ["not trend", "0 1 ? 0 1 ?"],
    ["not close < 3", "0 0 1 1 ? 1"],
    ["source / source > 0", "1 1 1 1 1 ?"],
    ["crosses_above(close, 2.5)", "? 0 1 0 ? ?"],
  ])("%s", (expression, expected) => {
    expect(evaluateTextSeries(nodeOf(expression, { type: "BOOLEAN" }), SERIES)).toEqual({ result: expected });
  });

  test("evaluates equal subexpressions only once", () => {
    let calls = 0;
    const counted: NodeDefinition = {
      ...smaNode,
      evaluate: (call) => {
        calls += 1;
        return smaNode.evaluate(call);
      },
    };
    const repeated = Array.from({ length: 40 }, () => "sma(close - open, 3)").join(" + ");
    const node = nodeOf(`${repeated} + sma(close - open, period=3) + sma(source, 3)`, {
      find: (name) => (name === "sma" ? counted : undefined),
    });
    const series = new Float64Array(10);
    const params = { window: 10, level: 1.5 };
    node.evaluate({ columns: columnsOf(equalBars(10, 1, 1)), inputs: { source: series, trend: series }, params });
    expect(calls).toBe(2);
    expect(node.python.source.match(/= sma\(/g)).toHaveLength(2);
  });

  test("adds the warm-ups of nested calls and takes the maximum of parallel ones", () => {
    const params = { window: 10, level: 1.5 };
    expect(nodeOf("sma(sma(close, 5), window) + sma(close, 12)").warmUp(params)).toBe(4 + 9);
    expect(nodeOf("sma(close, 20) + source").warmUp(params)).toBe(19);
    expect(nodeOf("source + 1").warmUp(params)).toBe(0);
  });

  test("reads only the columns that it and its called nodes need", () => {
    expect(nodeOf("hl2 + source").columns).toEqual(["hl2"]);
    expect([...nodeOf("atr(14)").columns].sort()).toEqual(["close", "high", "low"]);
    expect(nodeOf("sma(period=3)").columns).toEqual(["close"]);
  });
});

import { riskNodes } from "../../../src/engine/risk/risk-nodes";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";
import { defaultParameters } from "../nodes/sample-parameters";

test.each(riskNodes)("$name hands its signal on, and gives none where none is connected", (node) => {
  expect(evaluateTextSeries(node, { close: "9 8 ?", signal: "1 0 1" })).toEqual({ signal: "1 0 1" });
  expect(evaluateTextSeries(node, { close: "9 8 ?" })).toEqual({ signal: "0 0 0" });
});

test("every limit says what it forbids", () => {
  const said = riskNodes.map((node) => node.explain(defaultParameters(node), {}));
  expect(said).toEqual([
    "halt after a drawdown of 20 %",
    "enter no more on a day that lost 3 % of equity",
    "keep the open positions within 100 % of equity",
    "enter at most 5 times a day",
    "pause for 5 bars after 4 stop-losses within 24 bars",
    "enter nothing whose 60-bar correlation with an open position is above 0.8",
  ]);
});

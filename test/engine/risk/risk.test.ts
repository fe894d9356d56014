import { riskNodes } from "../../../src/engine/risk/risk-nodes";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";
import { defaultParameters } from "../nodes/sample-parameters";

test.each(riskNodes)("$name passes its signal through, and outputs no signal if none is connected", (node) => {
  expect(evaluateTextSeries(node, { close: "9 8 ?", signal: "1 0 1" })).toEqual({ signal: "1 0 1" });
  expect(evaluateTextSeries(node, { close: "9 8 ?" })).toEqual({ signal: "0 0 0" });
});

test("explains each limit", () => {
  const explanations = riskNodes.map((node) => node.explain(defaultParameters(node), {}));
  expect(explanations).toEqual([
    "stop trading after a drawdown of 20 %",
    "stop entering for the day after a daily loss of 3 % of equity",
    "limit the total exposure to 100 % of equity",
    "enter at most 5 times per day",
    "pause entries for 5 bars after 4 stop-losses within 24 bars",
    "do not enter symbols whose 60-bar correlation with an open position is above 0.8",
  ]);
});

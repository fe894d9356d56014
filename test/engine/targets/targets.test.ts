import { atrTargetNode } from "../../../src/engine/targets/atr-target";
import { fixedPercentTargetNode } from "../../../src/engine/targets/fixed-percent-target";
import { riskMultipleTargetNode } from "../../../src/engine/targets/risk-multiple-target";
import { scaleOutTargetNode } from "../../../src/engine/targets/scale-out-target";
import { targetNodes } from "../../../src/engine/targets/target-nodes";
import { timeTargetNode } from "../../../src/engine/targets/time-target";
import { trailingTargetNode } from "../../../src/engine/targets/trailing-target";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";
import { defaultParameters } from "../nodes/sample-parameters";

const SIGNAL = "0 1 0 1";

test("fixed_percent_target outputs a percentage of the close, unknown without a positive price", () => {
  const answer = evaluateTextSeries(fixedPercentTargetNode, { signal: SIGNAL, close: "100 50 ? 0" }, { percent: 200 });
  expect(answer).toEqual({ signal: SIGNAL, distance: "200 100 ? ?" });
});

test("atr_target outputs a multiple of the ATR", () => {
  // True ranges from bar 1 on: 2, 4, 3; averages over 2 from bar 2 on: 3, 3.
  const bars = { high: "10 12 14 14", low: "10 10 10 11", close: "10 11 12 12" };
  const answer = evaluateTextSeries(atrTargetNode, { signal: SIGNAL, ...bars }, { multiple: 4, period: 2 });
  expect(answer).toEqual({ signal: SIGNAL, distance: "? ? 12 12" });
});

test("risk_multiple_target outputs a multiple of the stop distance, unknown where the distance is not positive", () => {
  const answer = evaluateTextSeries(
    riskMultipleTargetNode,
    { signal: SIGNAL, distance: "? 1.5 0 -2" },
    { multiple: 3 },
  );
  expect(answer).toEqual({ signal: SIGNAL, distance: "? 4.5 ? ?" });
});

test("trailing_target outputs the activation and the trailing distance", () => {
  const answer = evaluateTextSeries(
    trailingTargetNode,
    { signal: SIGNAL, close: "100 200 ? 50" },
    { activation_percent: 10, trail_percent: 3 },
  );
  expect(answer).toEqual({ signal: SIGNAL, activation: "10 20 ? 5", trail: "3 6 ? 1.5" });
});

test("time_target outputs its number of bars", () => {
  expect(evaluateTextSeries(timeTargetNode, { signal: SIGNAL }, { max_bars: 7 })).toEqual({
    signal: SIGNAL,
    bars: "7 7 7 7",
  });
});

test("scale_out_target outputs the distance and the fraction of each level", () => {
  const params = { target_percents: [5, 10, 20], part_percents: [50, 30, 20] };
  expect(evaluateTextSeries(scaleOutTargetNode, { signal: "1 0", close: "100 ?" }, params)).toEqual({
    signal: "1 0",
    distance_1: "5 ?",
    distance_2: "10 ?",
    distance_3: "20 ?",
    fraction_1: "0.5 0.5",
    fraction_2: "0.3 0.3",
    fraction_3: "0.2 0.2",
  });
});

test("scale_out_target outputs unknown distances and fractions of 0 for levels that do not exist", () => {
  const params = { target_percents: [5], part_percents: [100] };
  expect(evaluateTextSeries(scaleOutTargetNode, { signal: "1", close: "100" }, params)).toEqual({
    signal: "1",
    distance_1: "5",
    distance_2: "?",
    distance_3: "?",
    fraction_1: "1",
    fraction_2: "0",
    fraction_3: "0",
  });
});

test.each([
  [[5, 10], [50], "target_percents and part_percents must have the same number of levels"],
  [[5, 5], [50, 50], "target_percents must be in ascending order"],
  [[5, 10], [60, 50], "part_percents must not add up to more than 100"],
  [[5, 10], [50, 50], undefined],
  [[5, 10, 15], [0.2, 86.9, 12.9], undefined],
])("scale_out_target checks targets %j and parts %j: %s", (target_percents, part_percents, message) => {
  const broken = scaleOutTargetNode.rules.filter((rule) => !rule.holds({ target_percents, part_percents }));
  expect(broken.map((rule) => rule.message)).toEqual(message ? [message] : []);
});

test("explains each target", () => {
  const explanations = targetNodes.map((node) => node.explain(defaultParameters(node), {}));
  expect(explanations).toEqual([
    "take profit at 10 % from entry",
    "take profit at 2 times the risk (R)",
    "take profit at 3 ATR(14) from entry",
    "after a gain of 10 %, take profit at 3 % from the best close",
    "take partial profits: 20 % at 5 %, 20 % at 10 %, 20 % at 15 % from entry",
    "take any profit after 20 bars",
  ]);
});

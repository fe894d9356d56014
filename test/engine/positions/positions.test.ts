import { equalWeightNode } from "../../../src/engine/positions/equal-weight";
import { fixedCashNode } from "../../../src/engine/positions/fixed-cash";
import { fixedQuantityNode } from "../../../src/engine/positions/fixed-quantity";
import { kellyFractionNode } from "../../../src/engine/positions/kelly-fraction";
import { maxPositionsNode } from "../../../src/engine/positions/max-positions";
import { percentEquityNode } from "../../../src/engine/positions/percent-equity";
import { positionNodes } from "../../../src/engine/positions/position-nodes";
import { riskPercentAtrNode } from "../../../src/engine/positions/risk-percent-atr";
import { volatilityTargetNode } from "../../../src/engine/positions/volatility-target";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";
import { defaultParameters } from "../nodes/sample-parameters";

const SIGNAL = "0 1 0 1";

test.each([
  [fixedQuantityNode, { units: 2.5 }, { quantity: "2.5 2.5 2.5 2.5" }],
  [fixedCashNode, { amount: 5000 }, { cash: "5000 5000 5000 5000" }],
  [percentEquityNode, { percent: 25 }, { weight: "0.25 0.25 0.25 0.25" }],
  [equalWeightNode, { max_positions: 8 }, { weight: "0.125 0.125 0.125 0.125" }],
  [maxPositionsNode, { positions: 3 }, { limit: "3 3 3 3" }],
])("$name passes the signal through and outputs its amount on every bar", (node, params, amounts) => {
  expect(evaluateTextSeries(node, { signal: SIGNAL }, params)).toEqual({ signal: SIGNAL, ...amounts });
});

/** True ranges from bar 1 on: 2, 4, 3; averages over 2 from bar 2 on: 3, 3. */
const RANGES = { high: "10 12 14 14", low: "10 10 10 11", close: "10 11 12 12" };

test("risk_percent_atr sizes the position so that a stop at the multiple of the ATR loses the risk", () => {
  // A stop 6 below the price of 12 loses half of the position, and half of 2 % of equity is the risk of 1 %.
  expect(
    evaluateTextSeries(riskPercentAtrNode, { signal: SIGNAL, ...RANGES }, { risk_percent: 1, multiple: 2, period: 2 }),
  ).toEqual({
    signal: SIGNAL,
    weight: "? ? 0.02 0.02",
  });
});

test("risk_percent_atr is limited by its maximum size, and unknown without a range or a price", () => {
  const params = { risk_percent: 5, multiple: 0.01, period: 2, max_percent: 50 };
  expect(evaluateTextSeries(riskPercentAtrNode, { signal: SIGNAL, ...RANGES }, params).weight).toBe("? ? 0.5 0.5");
  const still = { high: "9 9 9 9", low: "9 9 9 9", close: "9 9 9 9" };
  expect(evaluateTextSeries(riskPercentAtrNode, { signal: SIGNAL, ...still }, params).weight).toBe("? ? ? ?");
  expect(
    evaluateTextSeries(riskPercentAtrNode, { signal: SIGNAL, ...RANGES, close: "10 11 12 ?" }, params).weight,
  ).toBe("? ? 0.5 ?");
});

test("volatility_target divides the target by the volatility of the last bars, up to its maximum size", () => {
  const close = "100 110 99 99.99";
  const sample = (a: number, b: number) => (Math.abs(Math.log(a) - Math.log(b)) / Math.SQRT2) * Math.sqrt(252);
  const weights = [0.15 / sample(1.1, 0.9), 0.15 / sample(0.9, 1.01)].map((weight) => `${Number(weight.toFixed(6))}`);
  expect(evaluateTextSeries(volatilityTargetNode, { signal: SIGNAL, close }, { period: 2 }).weight).toBe(
    `? ? ${weights.join(" ")}`,
  );
  expect(
    evaluateTextSeries(volatilityTargetNode, { signal: SIGNAL, close }, { period: 2, max_percent: 5 }).weight,
  ).toBe("? ? 0.05 0.05");
});

test("volatility_target is unknown where a close is missing or the price does not move", () => {
  const params = { period: 2 };
  expect(evaluateTextSeries(volatilityTargetNode, { signal: "1 1 1", close: "5 5 5" }, params).weight).toBe("? ? ?");
  expect(evaluateTextSeries(volatilityTargetNode, { signal: "1 1 1 1", close: "5 ? 6 7" }, params).weight).toBe(
    "? ? ? ?",
  );
  expect(evaluateTextSeries(volatilityTargetNode, { signal: "1 1 1", close: "5 0 6" }, params).weight).toBe("? ? ?");
});

test.each([
  // 0.6 - 0.4 / 2 = 0.4, half of it 0.2.
  [{ win_rate_percent: 60, payoff_ratio: 2, kelly_factor: 0.5, max_percent: 25 }, "0.2"],
  [{ win_rate_percent: 60, payoff_ratio: 2, kelly_factor: 1, max_percent: 25 }, "0.25"],
  [{ win_rate_percent: 40, payoff_ratio: 1, kelly_factor: 1, max_percent: 25 }, "0"],
])("kelly_fraction computes the weight for %j", (params, weight) => {
  expect(evaluateTextSeries(kellyFractionNode, { signal: "1" }, params)).toEqual({ signal: "1", weight });
});

test("explains each position node", () => {
  const explanations = positionNodes.map((node) =>
    node.explain(defaultParameters(node), { signal: "buy when it rains" }),
  );
  expect(explanations).toEqual([
    "trade 100 units per position",
    "invest 10000 in each trade",
    "invest 10 % of equity in each trade",
    "risk 1 % of equity per trade at a stop of 2 ATR(14), investing up to 100 % of equity",
    "size each trade for an annual volatility of 15 %, measured over 20 bars, investing up to 100 % of equity",
    "divide equity equally among up to 10 positions",
    "size each trade at 0.5 times the Kelly criterion (win rate 55 %, payoff ratio 1.5), up to 25 % of equity",
    "hold at most 10 positions at a time",
  ]);
});

import { atrStopNode } from "../../../src/engine/stops/atr-stop";
import { breakEvenStopNode } from "../../../src/engine/stops/break-even-stop";
import { fixedPercentStopNode } from "../../../src/engine/stops/fixed-percent-stop";
import { fixedPriceStopNode } from "../../../src/engine/stops/fixed-price-stop";
import { indicatorStopNode } from "../../../src/engine/stops/indicator-stop";
import { stopNodes } from "../../../src/engine/stops/stop-nodes";
import { timeStopNode } from "../../../src/engine/stops/time-stop";
import { trailingAtrStopNode } from "../../../src/engine/stops/trailing-atr-stop";
import { trailingPercentStopNode } from "../../../src/engine/stops/trailing-percent-stop";
import { evaluateTextSeries } from "../nodes/evaluate-text-series";
import { defaultParameters } from "../nodes/sample-parameters";

const SIGNAL = "0 1 0 1";

test.each([
  [fixedPercentStopNode, "distance"],
  [trailingPercentStopNode, "distance"],
  [breakEvenStopNode, "trigger"],
])("$name outputs a percentage of the close, unknown without a positive price", (node, amount) => {
  expect(evaluateTextSeries(node, { signal: SIGNAL, close: "100 50 ? 0" }, { percent: 4 })).toEqual({
    signal: SIGNAL,
    [amount]: "4 2 ? ?",
  });
});

test.each([[atrStopNode], [trailingAtrStopNode]])("$name outputs a multiple of the ATR", (node) => {
  // True ranges from bar 1 on: 2, 4, 3; averages over 2 from bar 2 on: 3, 3.
  const bars = { high: "10 12 14 14", low: "10 10 10 11", close: "10 11 12 12" };
  expect(evaluateTextSeries(node, { signal: SIGNAL, ...bars }, { multiple: 1.5, period: 2 })).toEqual({
    signal: SIGNAL,
    distance: "? ? 4.5 4.5",
  });
});

test.each([[atrStopNode], [trailingAtrStopNode]])(
  "$name is unknown where the price does not move, because a stop at a distance of 0 is not valid",
  (node) => {
    const still = { high: "9 9 9 9", low: "9 9 9 9", close: "9 9 9 9" };
    expect(evaluateTextSeries(node, { signal: SIGNAL, ...still }, { period: 2 }).distance).toBe("? ? ? ?");
  },
);

test.each([
  [fixedPriceStopNode, { price_distance: 2.5 }, { distance: "2.5 2.5 2.5 2.5" }],
  [timeStopNode, { max_bars: 7 }, { bars: "7 7 7 7" }],
])("$name outputs a constant", (node, params, amounts) => {
  expect(evaluateTextSeries(node, { signal: SIGNAL }, params)).toEqual({ signal: SIGNAL, ...amounts });
});

test("indicator_stop passes the level through, including unknown values", () => {
  expect(evaluateTextSeries(indicatorStopNode, { signal: SIGNAL, level: "? 9 9.5 ?" })).toEqual({
    signal: SIGNAL,
    level: "? 9 9.5 ?",
  });
});

test("explains each stop", () => {
  const explanations = stopNodes.map((node) => node.explain(defaultParameters(node), { level: "the 20-bar low" }));
  expect(explanations).toEqual([
    "set a stop loss 5 % from entry",
    "set a stop loss at a price distance of 5 from entry",
    "set a stop loss 2 ATR(14) from entry",
    "set a trailing stop 8 % from the best close",
    "set a trailing stop 3 ATR(14) from the best close",
    "move the stop to break-even after a gain of 5 %",
    "close the position after 20 bars",
    "set a stop loss at the 20-bar low",
  ]);
});

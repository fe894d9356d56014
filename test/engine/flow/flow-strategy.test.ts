import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { flowStrategy } from "../../../src/engine/flow/flow-strategy";
import { barsOf } from "../strategies/synthetic-bars";

type Drawing = Readonly<Record<string, NodeSpec>>;

const PARTS: Drawing = {
  price: { template: "sma", params: { period: 1 } },
  high: { template: "greater_than", params: { value: 100 }, inputs: { a: "price.value" } },
  rise: { template: "rising", params: { bars: 2 }, inputs: { source: "price.value" } },
  dear: { template: "greater_than", params: { value: 200 }, inputs: { a: "price.value" } },
  cheap: { template: "not", inputs: { a: "dear.result" } },
  both: { template: "and", inputs: { a: "high.result", b: "rise.result", c: "cheap.result" } },
  buy: { template: "entry_long", inputs: { condition: "both.result" } },
  low: { template: "less_than", params: { value: 50 }, inputs: { a: "price.value" } },
  sell: { template: "exit_long", inputs: { condition: "low.result" } },
};

function strategyOf(drawing: Drawing) {
  const { plan, diagnostics } = checkFlow(buildFlow(drawing), systemCatalogue);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return flowStrategy(plan, { code: "mine", name: "Mine" });
}

function judge(drawing: Drawing, closes: readonly number[], minScore = 0) {
  const bars = barsOf(closes);
  const asOf = bars.dates.at(-1) ?? "2015-01-05";
  return strategyOf(drawing).evaluate(bars, { parameters: {}, minScore, benchmark: null, asOf });
}

test("passes a ticker whose entry is signalled on the last bar", () => {
  const { metrics, ...evaluation } = judge(PARTS, [110, 120, 130]);
  expect(evaluation).toEqual({ passed: true, score: 100, classification: "Enter long", reasons: [] });
  expect(metrics).toEqual({
    "price.value": 130,
    "high.result": true,
    "rise.result": true,
    "dear.result": false,
    "cheap.result": true,
    "both.result": true,
    "buy.signal": true,
    "low.result": false,
    "sell.signal": false,
    bar_date: "2015-01-07",
    failed_conditions: [],
  });
});

test("scores the share of conditions that hold and names the others", () => {
  expect(judge(PARTS, [130, 120, 110])).toMatchObject({
    passed: false,
    score: 66,
    classification: "Hold",
    reasons: ["rise:rising"],
    metrics: { failed_conditions: [expect.stringContaining("ris")] },
  });
});

test("names a condition that was wanted false", () => {
  expect(judge(PARTS, [201, 202, 203])).toMatchObject({
    score: 66,
    reasons: ["dear:not_greater_than"],
    metrics: { failed_conditions: [expect.stringMatching(/^not: .* is above 200$/)] },
  });
});

test("classifies by what is signalled", () => {
  expect(judge(PARTS, [60, 55, 40])).toMatchObject({ passed: false, classification: "Exit long" });
  const turned: Drawing = { ...PARTS, sell: { ...PARTS.sell!, template: "reverse" } };
  expect(judge(turned, [60, 55, 40])).toMatchObject({ passed: true, score: 100, classification: "Reverse" });
  const short: Drawing = { ...PARTS, sell: { ...PARTS.sell!, template: "entry_short" } };
  expect(judge(short, [60, 55, 40])).toMatchObject({ passed: true, score: 100, classification: "Enter short" });
});

test("takes the best of several entries", () => {
  const two: Drawing = { ...PARTS, other: { template: "entry_long", inputs: { condition: "high.result" } } };
  expect(judge(two, [130, 120, 110])).toMatchObject({ passed: true, score: 100 });
});

test("passes on one of two alternatives, unless the caller wants a higher score", () => {
  const either: Drawing = { ...PARTS, both: { ...PARTS.both!, template: "or" } };
  expect(judge(either, [40, 60, 70])).toMatchObject({ passed: true, score: 66, reasons: [] });
  expect(judge(either, [40, 60, 70], 80)).toMatchObject({ passed: false, score: 66, reasons: ["high:greater_than"] });
});

test("says so when all conditions hold but the entry is held back", () => {
  const waiting: Drawing = {
    ...PARTS,
    twice: { template: "consecutive", params: { bars: 2 }, inputs: { condition: "both.result" } },
    buy: { template: "entry_long", inputs: { condition: "twice.result" } },
  };
  expect(judge(waiting, [110, 100, 110, 120])).toMatchObject({ passed: false, score: 100, reasons: ["held_back"] });
});

test("has no score before the warm-up is over, and never a metric that is not a number", () => {
  expect(judge(PARTS, [110, 120])).toMatchObject({
    passed: false,
    score: null,
    classification: "insufficient",
    reasons: ["insufficient_history"],
    metrics: { "rise.result": null, "price.value": 120, failed_conditions: null },
  });
  expect(judge(PARTS, [])).toMatchObject({
    score: null,
    reasons: ["no_data"],
    metrics: { "price.value": null, bar_date: null },
  });
});

test("wants every bar that there is, since an average may remember the first", () => {
  expect(strategyOf(PARTS).lookbackDays).toBeNull();
});

test.each([
  ["2015-01-17", { passed: true, score: 100, classification: "Enter long", reasons: [] }],
  ["2015-01-18", { passed: false, score: null, classification: "insufficient", reasons: ["stale_data"] }],
])("judges a bar of 7 January 2015 as of %s by how old it is then", (asOf, verdict) => {
  const { metrics, ...judged } = strategyOf(PARTS).evaluate(barsOf([110, 120, 130]), {
    ...{ parameters: {}, minScore: 0, benchmark: null, asOf },
  });
  expect(judged).toEqual(verdict);
  expect(metrics).toMatchObject({ bar_date: "2015-01-07", "price.value": 130 });
});

import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { flowStrategy } from "../../../src/engine/flow/flow-strategy";
import { barsOf } from "../strategies/synthetic-bars";

type Specs = Readonly<Record<string, NodeSpec>>;

const PARTS: Specs = {
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

function strategyOf(specs: Specs) {
  const { plan, diagnostics } = checkFlow(buildFlow(specs), systemCatalogue);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return flowStrategy(plan, { code: "mine", name: "Mine" });
}

function judge(specs: Specs, closes: readonly number[], minScore = 0) {
  const bars = barsOf(closes);
  const asOf = bars.dates.at(-1) ?? "2015-01-05";
  return strategyOf(specs).evaluate(bars, { parameters: {}, minScore, benchmark: null, asOf });
}

test("passes a ticker with an entry signal on the last bar", () => {
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

test("scores the percentage of conditions met and lists the others", () => {
  expect(judge(PARTS, [130, 120, 110])).toMatchObject({
    passed: false,
    score: 66,
    classification: "Hold",
    reasons: ["rise:rising"],
    metrics: { failed_conditions: [expect.stringContaining("ris")] },
  });
});

test("lists a condition that was expected to be false", () => {
  expect(judge(PARTS, [201, 202, 203])).toMatchObject({
    score: 66,
    reasons: ["dear:not_greater_than"],
    metrics: { failed_conditions: [expect.stringMatching(/^not: .* is above 200$/)] },
  });
});

test("classifies by the signal", () => {
  expect(judge(PARTS, [60, 55, 40])).toMatchObject({ passed: false, classification: "Exit long" });
  const turned: Specs = { ...PARTS, sell: { ...PARTS.sell!, template: "reverse" } };
  expect(judge(turned, [60, 55, 40])).toMatchObject({ passed: true, score: 100, classification: "Reverse" });
  const short: Specs = { ...PARTS, sell: { ...PARTS.sell!, template: "entry_short" } };
  expect(judge(short, [60, 55, 40])).toMatchObject({ passed: true, score: 100, classification: "Enter short" });
});

test("uses the best of several entries", () => {
  const two: Specs = { ...PARTS, other: { template: "entry_long", inputs: { condition: "high.result" } } };
  expect(judge(two, [130, 120, 110])).toMatchObject({ passed: true, score: 100 });
});

test("passes on one of two alternatives, unless the caller requires a higher score", () => {
  const either: Specs = { ...PARTS, both: { ...PARTS.both!, template: "or" } };
  expect(judge(either, [40, 60, 70])).toMatchObject({ passed: true, score: 66, reasons: [] });
  expect(judge(either, [40, 60, 70], 80)).toMatchObject({ passed: false, score: 66, reasons: ["high:greater_than"] });
});

test("reports held_back if all conditions are met but the entry is delayed", () => {
  const waiting: Specs = {
    ...PARTS,
    twice: { template: "consecutive", params: { bars: 2 }, inputs: { condition: "both.result" } },
    buy: { template: "entry_long", inputs: { condition: "twice.result" } },
  };
  expect(judge(waiting, [110, 100, 110, 120])).toMatchObject({ passed: false, score: 100, reasons: ["held_back"] });
});

test("has no score during the warm-up, and null for metrics that are not a number", () => {
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

test("reports metrics with 12 significant digits: those of a coin do not become 0", () => {
  const { metrics } = judge(PARTS, [0.0000001234, 0.000000123456789012345]);
  expect(metrics).toMatchObject({ "price.value": 0.000000123456789012 });
});

test("needs all available bars, because averages may depend on the first one", () => {
  expect(strategyOf(PARTS).lookbackDays).toBeNull();
});

test.each([
  ["2015-01-17", { passed: true, score: 100, classification: "Enter long", reasons: [] }],
  ["2015-01-18", { passed: false, score: null, classification: "insufficient", reasons: ["stale_data"] }],
])("rejects a bar of 7 January 2015 as stale depending on its age on %s", (asOf, verdict) => {
  const { metrics, ...judged } = strategyOf(PARTS).evaluate(barsOf([110, 120, 130]), {
    ...{ parameters: {}, minScore: 0, benchmark: null, asOf },
  });
  expect(judged).toEqual(verdict);
  expect(metrics).toMatchObject({ bar_date: "2015-01-07", "price.value": 130 });
});

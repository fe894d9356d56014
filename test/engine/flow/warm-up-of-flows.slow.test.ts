import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { flowStrategy } from "../../../src/engine/flow/flow-strategy";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import type { FlowPlan } from "../../../src/engine/flow/plan/flow-plan";
import type { Bars } from "../../../src/engine/series/bars";
import { MISSING_PYTHON, testPythonIsMissing } from "../python/run-python";
import { runStrategies, sourceOf } from "../python/run-strategies";
import { SAMPLE_BARS } from "../reference/sample-bars";
import { randomYoungFlow } from "./random-young-flow";

const DAYS = 80;
const FLOWS = 100;
const LABELS = {
  entry_long: "Enter long",
  entry_short: "Enter short",
  reverse: "Reverse",
  exit_long: "Exit long",
  exit_short: "Exit short",
} as const;

/** The first bars of AAPL. */
function firstDays(count: number): Bars {
  const { dates, ...columns } = SAMPLE_BARS.AAPL;
  const cut = Object.entries(columns).map(([name, values]) => [name, values.slice(0, count)]);
  return { dates: dates.slice(0, count), ...Object.fromEntries(cut) };
}

function planOf(flow: LogicFlow): FlowPlan {
  const { plan, diagnostics } = checkFlow(flow, systemCatalogue);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

/** What a run answers for a ticker on each of its first days. */
function judgedDays(plan: FlowPlan) {
  const strategy = flowStrategy(plan, { code: "mine", name: "Mine" });
  return Array.from({ length: DAYS }, (_, index) => {
    const bars = firstDays(index + 1);
    return strategy.evaluate(bars, { parameters: {}, minScore: 0, benchmark: null, asOf: bars.dates.at(-1)! });
  });
}

const MINUS_ABOVE_PLUS = buildFlow({
  lines: { template: "adx", params: { period: 14 } },
  falls: { template: "greater_than", inputs: { a: "lines.minus_di", b: "lines.plus_di" } },
  buy: { template: "entry_long", inputs: { condition: "falls.result" } },
});

test("the warm-up counts the outputs that are connected, not the slowest ones of their nodes", () => {
  const plan = planOf(MINUS_ABOVE_PLUS);
  expect([plan.warmUpBars, plan.entryWarmUpBars]).toEqual([14, 14]);
  const days = judgedDays(plan);
  expect(days[13]).toMatchObject({ classification: "insufficient", reasons: ["insufficient_history"] });
  expect(days[14]!.classification).not.toBe("insufficient");
});

test("a slow stop or exit does not hold a young ticker back", () => {
  const slow = buildFlow({
    price: { template: "sma", params: { period: 1 } },
    high: { template: "greater_than", params: { value: 0 }, inputs: { a: "price.value" } },
    buy: { template: "entry_long", inputs: { condition: "high.result" } },
    stop: { template: "atr_stop", params: { period: 60 }, inputs: { signal: "buy.signal" } },
    average: { template: "sma", params: { period: 70 } },
    low: { template: "less_than", inputs: { a: "price.value", b: "average.value" } },
    sell: { template: "exit_long", inputs: { condition: "low.result" } },
  });
  const plan = planOf(slow);
  expect([plan.warmUpBars, plan.entryWarmUpBars]).toEqual([69, 0]);
  expect(judgedDays(plan)[0]).toMatchObject({ classification: "Enter long", passed: true });
});

if (MISSING_PYTHON === undefined) {
  test("a run judges a ticker on each of its days as the generated Python does", () => {
    const plans = Array.from({ length: FLOWS }, (_, seed) => planOf(randomYoungFlow(seed + 1)));
    const answers = runStrategies(
      plans.map((plan) => sourceOf(plan)),
      firstDays(DAYS),
    );
    let early = 0;
    for (const [index, plan] of plans.entries()) {
      for (const [bar, { classification, reasons }] of judgedDays(plan).entries()) {
        const row = answers[index]!.rows[bar]!;
        const signal = (Object.keys(LABELS) as (keyof typeof LABELS)[]).find((name) => row[name] === true);
        const place = { seed: index + 1, bar };
        if (signal !== undefined) {
          expect({ ...place, classification }).toEqual({ ...place, classification: LABELS[signal] });
          if (bar < plan.warmUpBars) early += 1;
        } else {
          const isYoung = bar < plan.entryWarmUpBars;
          expect({ ...place, classification }).toEqual({ ...place, classification: isYoung ? "insufficient" : "Hold" });
          if (isYoung) expect(reasons).toEqual(["insufficient_history"]);
        }
      }
    }
    // Otherwise the flows would not try what they are for.
    expect(early).toBeGreaterThan(1000);
  });
} else {
  testPythonIsMissing("A young ticker");
}

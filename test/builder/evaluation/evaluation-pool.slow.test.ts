import { type EvaluationPool, makeEvaluationPool } from "../../../src/builder/evaluation/evaluation-pool";
import { makeCatalogue } from "../../../src/engine/catalogue";
import type { TickersTask } from "../../../src/engine/evaluation/evaluation-tasks";
import { planText } from "../../../src/engine/evaluation/plan-text";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { evaluateFlow } from "../../../src/engine/flow/evaluate-flow";
import { flowStrategy } from "../../../src/engine/flow/flow-strategy";
import type { FlowPlan } from "../../../src/engine/flow/plan/flow-plan";
import { systemStrategyTemplates } from "../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { systemNodes } from "../../../src/engine/system-nodes";
import { nodeOf } from "../../engine/expressions/compile-text";
import { CROSSING } from "../../engine/flow/crossing-flow";
import { randomBars } from "../../engine/nodes/sample-calls";
import { SAMPLE_BARS } from "../../engine/reference/sample-bars";

const EXPRESSION = nodeOf("source / sma(close, window) > level and not cci(200) < -level", { type: "BOOLEAN" });
const catalogue = makeCatalogue([...systemNodes, EXPRESSION]);
const planOf = (flow: Parameters<typeof checkFlow>[0]) => checkFlow(flow, catalogue).plan!;
const own = planOf(
  buildFlow({
    ...CROSSING,
    own: { template: "sample", params: { level: 1.01 }, inputs: { source: "price.value", trend: "above.result" } },
    again: { template: "entry_long", inputs: { condition: "own.result" } },
  }),
);
const PLANS: readonly (readonly [string, FlowPlan])[] = [
  ...systemStrategyTemplates.map(({ code, flow }) => [code, planOf(flow)] as const),
  ["a user's own template", own],
];

/** The most expensive legal flow of system nodes. */
const WORST = planOf(
  buildFlow({
    ...CROSSING,
    ...Object.fromEntries(
      Array.from({ length: 157 }, (_, nth) => [`n${nth}`, { template: "cci", params: { period: 2000 + nth } }]),
    ),
  }),
);

const CALLER = { owner: "anna" };
const options = { parameters: {}, minScore: 0, asOf: "2021-01-01" };
const jsonOf = (bars: object) =>
  JSON.stringify(bars, (_, value) => (value instanceof Float64Array ? [...value] : Number.isNaN(value) ? null : value));
const taskOf = (plan: FlowPlan, bars: Readonly<Record<string, object>>): TickersTask => ({
  strategy: { plan: planText(plan) },
  options,
  benchmark: undefined,
  tickers: Object.entries(bars).map(([ticker, each]) => ({ ticker, bars: jsonOf(each) })),
});

const pools: EvaluationPool[] = [];
function open(timeoutMs?: number): EvaluationPool {
  const pool = makeEvaluationPool({ size: 2, timeoutMs });
  pools.push(pool);
  return pool;
}

afterAll(() => Promise.all(pools.map((pool) => pool.close())));

describe("the result of a thread equals that of the same code on this thread for", () => {
  const pool = open();

  test.each(PLANS)("the last bar of %s", async (_, plan) => {
    const strategy = flowStrategy(plan, { code: "", name: "" });
    const reports = await pool.evaluateTickers("Mine", taskOf(plan, SAMPLE_BARS), CALLER);
    const all = { ...options, benchmark: null };
    expect(reports).toEqual(
      Object.entries(SAMPLE_BARS).map(([ticker, bars]) => {
        return { ticker, ...strategy.evaluate(bars, all), tookMs: expect.any(Number) };
      }),
    );
  });

  test.each(PLANS)("all signals of %s", async (_, plan) => {
    const bars = SAMPLE_BARS["^GSPC"];
    const signals = await pool.evaluateSignals({ strategy: "Mine", symbol: "^GSPC" }, { plan, bars }, CALLER);
    expect(Object.entries(signals)).toEqual(
      Object.entries(evaluateFlow(plan, bars).signals).map(([name, signal]) => [name, signal]),
    );
  });

  test("a ticker without bars", async () => {
    const task = { ...taskOf(own, {}), tickers: [{ ticker: "NONE", bars: undefined }] };
    expect(await pool.evaluateTickers("Mine", task, CALLER)).toMatchObject([{ ticker: "NONE", reasons: ["no_data"] }]);
  });
});

test("an evaluation that takes too long is reported with its ticker and strategy; the others are evaluated", async () => {
  // Ten centuries: the budget covers one.
  const bars = { FAST: randomBars(1, 300), SLOW: randomBars(2, 252_000), LAST: randomBars(3, 300) };
  const reports = await open(20_000).evaluateTickers("Worst", taskOf(WORST, bars), CALLER);
  expect(reports).toMatchObject([
    { ticker: "FAST", classification: expect.any(String) },
    {
      ticker: "SLOW",
      errorMessage: 'The evaluation of SLOW with the strategy "Worst" was stopped: it took longer than 20 seconds.',
    },
    { ticker: "LAST", classification: expect.any(String) },
  ]);
}, 180_000);

test("signals that take too long are refused with the strategy and the symbol", async () => {
  const work = { plan: WORST, bars: randomBars(2, 252_000) };
  await expect(open(2000).evaluateSignals({ strategy: "Worst", symbol: "SLOW" }, work, CALLER)).rejects.toThrow(
    'The evaluation of SLOW with the strategy "Worst" was stopped: it took longer than 2 seconds.',
  );
}, 60_000);

test("an error of the strategy itself is reported with the ticker", async () => {
  const task: TickersTask = { ...taskOf(own, { ONE: randomBars(1, 300), TWO: randomBars(2, 300) }) };
  const [one, two] = await open().evaluateTickers("Mine", { ...task, strategy: { builtIn: "gone" } }, CALLER);
  expect(one?.errorMessage).toBe('The evaluation of ONE with the strategy "Mine" failed: There is no strategy "gone".');
  expect(two?.errorMessage).toContain("TWO");
});

test("a closed pool throws instead of reporting errors of tickers", async () => {
  const pool = open();
  const evaluating = pool.evaluateTickers("Worst", taskOf(WORST, { SLOW: randomBars(2, 100_000) }), CALLER);
  const outcome = expect(evaluating).rejects.toThrow("The server is stopping");
  await pool.close();
  await outcome;
});

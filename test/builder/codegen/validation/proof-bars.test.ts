import { proofBars } from "../../../../src/builder/codegen/validation/proof-bars";
import { systemCatalogue } from "../../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../../src/engine/flow/check-flow";
import { flowSteps } from "../../../../src/engine/flow/flow-cost";
import type { FlowPlan } from "../../../../src/engine/flow/plan/flow-plan";
import { systemStrategyTemplates } from "../../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { randomNumbers } from "../../../engine/flow/random-flow";
import { SAMPLE_BARS } from "../../../engine/reference/sample-bars";

const LIMIT_MS = 10_000;
const [AAPL, SP500] = [1260, 5105];

/** A flow with percent ranks over the period, each of them compared. */
function flowOf(count: number, period: number): FlowPlan {
  const nodes: Record<string, NodeSpec> = {};
  for (let node = 0; node < count; node++) {
    nodes[`mean_${node}`] = { template: "percent_rank", params: { period } };
    nodes[`above_${node}`] = { template: "greater_than", inputs: { a: `mean_${node}.value` } };
  }
  nodes.buy = { template: "entry_long", inputs: { condition: "above_0.result" } };
  return checkFlow(buildFlow(nodes), systemCatalogue).plan!;
}

test("the code of every strategy template is proven on all bars of a sample", () => {
  for (const { flow } of systemStrategyTemplates) {
    const { bars } = proofBars(checkFlow(flow, systemCatalogue).plan!, LIMIT_MS);
    expect([AAPL, SP500]).toContain(bars.dates.length);
  }
});

test("a proof uses the first bars of its sample, no more than it can be expected to compute, and a quarter after the warm-up", () => {
  const random = randomNumbers(1);
  const lengths = new Set<number>();
  for (let round = 0; round < 60; round++) {
    const plan = flowOf(1 + Math.floor(random() * 200), 1 + Math.floor(random() ** 3 * 2520));
    const { symbol, bars } = proofBars(plan, LIMIT_MS);
    const length = bars.dates.length;
    const sample = symbol === "AAPL" ? SAMPLE_BARS.AAPL : null;
    const fewest = plan.warmUpBars + 63;
    expect(length).toBeGreaterThanOrEqual(fewest);
    expect(length <= fewest || length * flowSteps(plan) * 0.00125 <= LIMIT_MS).toBe(true);
    for (const name of ["open", "high", "low", "close", "volume"] as const) {
      expect(bars[name]).toHaveLength(length);
      if (sample) expect([...bars[name]]).toEqual([...sample[name].slice(0, length)]);
    }
    lengths.add(length);
  }
  expect(lengths).toContain(AAPL);
  expect(lengths.size).toBeGreaterThan(10);
});

test("a flow whose warm-up is longer than every sample is run over all bars of the longest", () => {
  expect(proofBars({ nodes: [], warmUpBars: 9000, entryWarmUpBars: 0 }, LIMIT_MS).bars.dates).toHaveLength(SP500);
});

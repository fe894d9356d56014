import { makeCatalogue, systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { evaluateFlow } from "../../../src/engine/flow/evaluate-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import type { FlowPlan } from "../../../src/engine/flow/plan/flow-plan";
import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { systemNodes } from "../../../src/engine/system-nodes";
import { barsOf, closes, firstBars } from "../strategies/synthetic-bars";
import { CROSSING, crossingFlow } from "./crossing-flow";
import { randomFlow, shuffledFlow } from "./random-flow";

function planOf(flow: LogicFlow, catalogue = systemCatalogue): FlowPlan {
  const { plan, diagnostics } = checkFlow(flow, catalogue);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

const wave = barsOf(closes(60, (bar) => 100 + 10 * Math.sin(bar / 4) + (bar % 3)));
const seeds = Array.from({ length: 25 }, (_, seed) => seed);

test("sets each signal on the bars where its condition is true", () => {
  const bars = barsOf([5, 5, 5, 5, 5, 4, 9, 9, 9, 9, 1, 1]);
  const { signals, outputs } = evaluateFlow(planOf(crossingFlow()), bars);
  expect([...signals.entryLong]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  expect([...signals.exitLong]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
  expect([...signals.entryShort, ...signals.exitShort, ...signals.reverse]).toEqual(new Array(36).fill(0));
  expect(outputs.get("average")!.value!.slice(3, 7)).toEqual(Float64Array.of(Number.NaN, 5, 4.8, 5.6));
});

test("combines several nodes with the same signal by or", () => {
  const flow = crossingFlow({ also: { template: "entry_long", inputs: { condition: "below.result" } } });
  const { signals } = evaluateFlow(planOf(flow), wave);
  const single = evaluateFlow(planOf(crossingFlow()), wave).signals;
  expect([...signals.entryLong]).toEqual([...single.entryLong].map((isSet, bar) => isSet | single.exitLong[bar]!));
});

test("reports a reversal separately from entries and exits", () => {
  const { signals } = evaluateFlow(planOf(crossingFlow({ sell: { ...CROSSING.sell!, template: "reverse" } })), wave);
  expect(signals.reverse).toEqual(evaluateFlow(planOf(crossingFlow()), wave).signals.exitLong);
  expect(signals.exitLong.every((isSet) => isSet === 0)).toBe(true);
});

test("returns empty series for no bars", () => {
  const { signals, outputs } = evaluateFlow(planOf(crossingFlow()), barsOf([]));
  expect(signals.entryLong).toHaveLength(0);
  expect(outputs.get("average")!.value).toHaveLength(0);
});

test.each(seeds)("does not depend on the order, labels and positions of the flow (seed %i)", (seed) => {
  const flow = randomFlow(seed);
  const [plan, other] = [planOf(flow), planOf(shuffledFlow(flow, seed + 1000))];
  expect(other.nodes.map(({ label: _, ...node }) => node)).toEqual(plan.nodes.map(({ label: _, ...node }) => node));
  expect(evaluateFlow(other, wave)).toEqual(evaluateFlow(plan, wave));
});

test.each(seeds)("does not depend on later bars (seed %i)", (seed) => {
  const plan = planOf(randomFlow(seed));
  const whole = evaluateFlow(plan, wave).signals;
  const part = evaluateFlow(plan, firstBars(wave, 30)).signals;
  for (const signal of ["entryLong", "exitLong", "entryShort", "exitShort", "reverse"] as const) {
    expect(part[signal]).toEqual(whole[signal].slice(0, 30));
  }
});

test.each(seeds)("has the same signals and last values if it does not keep the series (seed %i)", (seed) => {
  const plan = planOf(randomFlow(seed));
  const kept = evaluateFlow(plan, wave);
  const { signals, outputs } = evaluateFlow(plan, wave, { keepsSeries: false });
  expect(signals).toEqual(kept.signals);
  for (const [id, ports] of kept.outputs) {
    for (const [port, series] of Object.entries(ports)) expect(outputs.get(id)![port]).toEqual(series.slice(-1));
  }
});

test("evaluates every node once, even if it is shared", () => {
  const evaluated: string[] = [];
  const sum = (): NodeDefinition => ({
    ...systemCatalogue.find("sma")!,
    name: "pair",
    parameters: {},
    inputs: ["a", "b"].map((name) => ({ name, type: "SERIES", required: false, description: "One." })),
    warmUp: () => 0,
    explain: (_, { a, b }) => `${a} with ${b}`,
    evaluate: ({ columns, inputs }) => {
      evaluated.push("pair");
      return { value: inputs.a ?? columns.column("close") };
    },
  });
  // Each node has the previous one as both inputs: evaluation per path instead of per node would take 2^200 steps.
  const chain = Object.fromEntries(
    Array.from({ length: 200 }, (_, place) => {
      const former = `p${place - 1}.value`;
      return [`p${place}`, { template: "pair", inputs: place === 0 ? undefined : { a: former, b: former } }];
    }),
  );
  const flow = buildFlow({ ...CROSSING, ...chain, price: { template: "pair", inputs: { a: "p199.value" } } });
  const { plan, explanation } = checkFlow(flow, makeCatalogue([...systemNodes, sum()]));
  expect(explanation!.length).toBeLessThan(2100);
  evaluateFlow(plan!, wave);
  expect(evaluated).toHaveLength(201);
});

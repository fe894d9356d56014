import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import type { Parameters } from "../../../src/engine/nodes/parameters";
import { startWorkCounter, type WorkCounter } from "./count-work";
import { withPeriods } from "./extreme-parameters";

/** Nodes whose work grows with the period, with the reason why it is limited. */
const GROWING: Readonly<Record<string, string>> = {
  alma: "Gaussian weights have no faster sum with the same digits; its period is at most 250 bars",
};

/** Doubling the period may add one level to a search, but not half of the work. */
const MAX_GROWTH = 1.25;
const BARS = 6000;

let counter: WorkCounter;
let engine: typeof import("../../../src/engine/system-nodes") &
  typeof import("../../../src/engine/nodes/node-steps") &
  typeof import("../expressions/compile-text") &
  typeof import("../nodes/sample-calls") &
  typeof import("../nodes/sample-parameters");

beforeAll(async () => {
  counter = await startWorkCounter();
  // Code that was loaded before the counter was started has no counts.
  engine = {
    ...jest.requireActual("../../../src/engine/system-nodes"),
    ...jest.requireActual("../../../src/engine/nodes/node-steps"),
    ...jest.requireActual("../expressions/compile-text"),
    ...jest.requireActual("../nodes/sample-calls"),
    ...jest.requireActual("../nodes/sample-parameters"),
  };
});

afterAll(() => counter.stop());

test("the work of a node does not grow with its periods, and is at most the steps that it states", async () => {
  const growing: string[] = [];
  const understated: string[] = [];
  for (const node of engine.systemNodes) {
    const [half, full] = [withPeriods(node, 0.5), withPeriods(node, 1)];
    const [halfWork, fullWork] = [await workPerBar(node, half), await workPerBar(node, full)];
    if (fullWork > halfWork * MAX_GROWTH + 1) growing.push(node.name);
    if (halfWork > engine.nodeSteps(node, half) || fullWork > engine.nodeSteps(node, full)) understated.push(node.name);
    const defaults = engine.defaultParameters(node);
    if ((await workPerBar(node, defaults)) > engine.nodeSteps(node, defaults)) understated.push(node.name);
  }
  expect({ growing, understated }).toEqual({ growing: Object.keys(GROWING), understated: [] });
}, 120_000);

test.each([
  "close + open * high / low - volume",
  "cci(100) + cci(300) + alma(close, 250, 0.85, 6) + percent_rank(close, 64) + percent_rank(close, 65)",
  "rsi(close) > 50 and not (min(close, open, 3) < max(low, abs(high))) or percent_rank(close, 2520) >= 99",
  "linear_regression(hl2, 2520).slope == stoch_rsi(rsi(close)).k",
])("the work of the expression %s is at most the steps of its calls and operations", async (expression) => {
  const node = engine.nodeOf(expression, { type: /[<>]|==/.test(expression) ? "BOOLEAN" : "SERIES" });
  const params = engine.defaultParameters(node);
  expect(await workPerBar(node, params)).toBeLessThanOrEqual(engine.nodeSteps(node, params));
});

/** Function calls and loop passes per bar. */
async function workPerBar(node: NodeDefinition, params: Parameters): Promise<number> {
  const call = engine.firstBarsOf(engine.sampleCall(node, engine.randomBars(1, BARS), params, 1), BARS);
  return (await counter.countWork(() => node.evaluate(call))) / BARS;
}

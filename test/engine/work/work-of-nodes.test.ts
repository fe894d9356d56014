import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import type { ParameterSchema, Parameters } from "../../../src/engine/nodes/parameters";
import { startWorkCounter, type WorkCounter } from "./count-work";

/** Nodes whose work grows with the period, with the reason why it is limited. */
const GROWING: Readonly<Record<string, string>> = {
  alma: "Gaussian weights have no faster sum with the same digits; its period is at most 250 bars",
};

/** Doubling the period may add one level to a search, but not half of the work. */
const MAX_GROWTH = 1.25;
const BARS = 6000;

let counter: WorkCounter;
let engine: typeof import("../../../src/engine/system-nodes") & typeof import("../nodes/sample-calls");

beforeAll(async () => {
  counter = await startWorkCounter();
  // Code that was loaded before the counter was started has no counts.
  engine = {
    ...jest.requireActual("../../../src/engine/system-nodes"),
    ...jest.requireActual("../nodes/sample-calls"),
  };
});

afterAll(() => counter.stop());

test("the work of a node does not grow with its periods", async () => {
  const growing: string[] = [];
  for (const node of engine.systemNodes) {
    const half = await workPerBar(node, withPeriods(node, 0.5));
    const full = await workPerBar(node, withPeriods(node, 1));
    if (full > half * MAX_GROWTH + 1) growing.push(node.name);
  }
  expect(growing).toEqual(Object.keys(GROWING));
}, 120_000);

/** Function calls and loop passes per bar. */
async function workPerBar(node: NodeDefinition, params: Parameters): Promise<number> {
  const call = engine.firstBarsOf(engine.sampleCall(node, engine.randomBars(1, BARS), params, 1), BARS);
  return (await counter.countWork(() => node.evaluate(call))) / BARS;
}

/** Every whole number that can be large is set to a fraction of its maximum; smaller periods are kept in order. */
function withPeriods(node: NodeDefinition, fraction: number): Parameters {
  const periods = Object.entries(node.parameters).filter(([, schema]) => maximumOf(schema) >= 50);
  const steps = new Map(periods.map(([name], place) => [name, place + 1]));
  const params = Object.entries(node.parameters).map(([name, schema]) => {
    const step = steps.get(name);
    const share = node.rules.length === 0 ? 1 : (step ?? 0) / steps.size;
    return [name, step === undefined ? schema.default : Math.floor(maximumOf(schema) * fraction * share)];
  });
  const result: Parameters = Object.fromEntries(params);
  expect({ node: node.name, holds: node.rules.every((rule) => rule.holds(result)) }).toMatchObject({ holds: true });
  return result;
}

function maximumOf(schema: ParameterSchema): number {
  return schema.type === "integer" ? (schema.maximum ?? 0) : 0;
}

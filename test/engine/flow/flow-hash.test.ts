import { flowHash } from "../../../src/engine/flow/flow-hash";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import { CROSSING, crossingFlow, withEdges } from "./crossing-flow";
import { randomFlow, shuffledFlow } from "./random-flow";

const seeds = Array.from({ length: 50 }, (_, seed) => seed);

test.each(seeds)("does not depend on the order, labels and positions of the flow (seed %i)", (seed) => {
  const flow = randomFlow(seed);
  expect(flowHash(shuffledFlow(flow, seed + 1000))).toBe(flowHash(flow));
});

test("differs between random flows", () => {
  expect(new Set(seeds.map((seed) => flowHash(randomFlow(seed))))).toHaveProperty("size", seeds.length);
});

test("is 64 hexadecimal digits that stay the same between releases", () => {
  expect(flowHash({ nodes: [], edges: [] })).toMatch(/^[0-9a-f]{64}$/);
  expect(flowHash({ nodes: [{ id: "a", template: "sma", params: { period: 2 }, isEnabled: true }], edges: [] })).toBe(
    "8f29cdaeb7a615d124f0b2d9042ae38dabf5cdfa35353a9626536da6210f31d7",
  );
});

test.each<[string, LogicFlow]>([
  ["a parameter", crossingFlow({ average: { template: "sma", params: { period: 6 } } })],
  ["a template", crossingFlow({ above: { ...CROSSING.above!, template: "greater_than" } })],
  ["a disabled node", crossingFlow({ sell: { ...CROSSING.sell!, isEnabled: false } })],
  ["an edge", withEdges(crossingFlow(), "price.value -> average.source")],
  ["a node", crossingFlow({ more: { template: "sma" } })],
  ["a version", { ...crossingFlow(), nodes: crossingFlow().nodes.map((node) => ({ ...node, templateVersion: "1" })) }],
])("changes with %s", (_, flow) => {
  expect(flowHash(flow)).not.toBe(flowHash(crossingFlow()));
});

test("accepts a draft with parameters of any depth and type", () => {
  const deep = JSON.parse(`${'{"a":['.repeat(50_000)}1${"]}".repeat(50_000)}`);
  const draft = (params: object) =>
    flowHash({ nodes: [{ id: "a", template: "x", params, isEnabled: true } as never], edges: [] });
  expect(draft(deep)).not.toBe(draft({}));
  expect(draft(JSON.parse('{"__proto__": 1}'))).not.toBe(draft({}));
  expect(draft({ b: [1, { d: 2, c: null }], a: "x" })).toBe(draft({ a: "x", b: [1, { c: null, d: 2 }] }));
});

test("distinguishes names whose concatenations are equal", () => {
  const edge = (node: string, port: string) => ({ from: { node, port }, to: { node: "z", port: "in" } });
  expect(flowHash({ nodes: [], edges: [edge("a", "bc")] })).not.toBe(flowHash({ nodes: [], edges: [edge("ab", "c")] }));
});

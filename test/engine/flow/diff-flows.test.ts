import { diffFlows } from "../../../src/engine/flow/diff-flows";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import { CROSSING, crossingFlow } from "./crossing-flow";
import { randomFlow, shuffledFlow } from "./random-flow";

const NO_CHANGES = { addedNodes: [], removedNodes: [], changed: [], addedEdges: [], removedEdges: [] };

test("reports added, removed and changed nodes and edges, sorted by id", () => {
  const { sell: _, ...rest } = CROSSING;
  const before = crossingFlow();
  const after = {
    ...crossingFlow({ extra: { template: "sma" }, average: { template: "ema", params: { period: 9 } } }),
    edges: crossingFlow().edges.filter(({ to }) => to.node in rest),
  };
  const changed = { ...after, nodes: after.nodes.filter(({ id }) => id !== "sell") };
  expect(diffFlows(before, changed)).toEqual({
    addedNodes: [{ id: "extra", template: "sma", params: {}, isEnabled: true }],
    removedNodes: [{ id: "sell", template: "exit_long", params: {}, isEnabled: true }],
    changed: [
      { nodeId: "average", path: "template", before: "sma", after: "ema" },
      { nodeId: "average", path: "params.period", before: 5, after: 9 },
    ],
    addedEdges: [],
    removedEdges: [{ from: { node: "below", port: "result" }, to: { node: "sell", port: "condition" } }],
  });
});

test("reports added and removed parameters and ignores equal lists", () => {
  const one = (params: object): LogicFlow => ({
    nodes: [{ id: "a", template: "x", params: params as never, isEnabled: true }],
    edges: [],
  });
  expect(diffFlows(one({ a: 1, c: [1, 2] }), one({ b: 2, c: [1, 2] })).changed).toEqual([
    { nodeId: "a", path: "params.a", before: 1, after: undefined },
    { nodeId: "a", path: "params.b", before: undefined, after: 2 },
  ]);
  expect(diffFlows(one({}), one({ constructor: 1 })).changed).toEqual([
    { nodeId: "a", path: "params.constructor", before: undefined, after: 1 },
  ]);
});

test("reports a disabled node", () => {
  const after = crossingFlow({ sell: { ...CROSSING.sell!, isEnabled: false } });
  expect(diffFlows(crossingFlow(), after).changed).toEqual([
    { nodeId: "sell", path: "isEnabled", before: true, after: false },
  ]);
});

test.each([1, 2, 3, 4, 5])("reports NO_CHANGES for a reordered and relabelled flow (seed %i)", (seed) => {
  expect(diffFlows(randomFlow(seed), shuffledFlow(randomFlow(seed), seed + 100))).toEqual(NO_CHANGES);
});

test("reports positions and labels only on request", () => {
  const moved = { ...crossingFlow(), nodes: crossingFlow().nodes.map((node) => ({ ...node, x: 5 })) };
  expect(diffFlows(crossingFlow(), moved)).toEqual(NO_CHANGES);
  expect(diffFlows(crossingFlow(), moved, { includeLayout: true }).changed).toHaveLength(6);
  expect(diffFlows(crossingFlow(), moved, { includeLayout: true }).changed[0]).toEqual({
    nodeId: "above",
    path: "x",
    before: undefined,
    after: 5,
  });
});

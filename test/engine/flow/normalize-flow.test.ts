import { makeCatalogue, systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { flowHash } from "../../../src/engine/flow/flow-hash";
import { normalizeFlow } from "../../../src/engine/flow/normalize-flow";
import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { systemNodes } from "../../../src/engine/system-nodes";

const sma = systemCatalogue.find("sma")!;

test("fills in the defaults and pins the version", () => {
  const [node] = normalizeFlow(buildFlow({ a: { template: "sma", params: { period: 7 } } }), systemCatalogue).nodes;
  expect(node).toEqual({
    id: "a",
    template: "sma",
    templateVersion: "1.0.0",
    params: { period: 7, source: "close" },
    isEnabled: true,
  });
});

test("keeps the saved version of a template when there is a newer one", () => {
  const newer: NodeDefinition = { ...sma, version: "1.10.0" };
  const newest = makeCatalogue([...systemNodes, newer, { ...sma, version: "1.9.0" }]);
  const saved = normalizeFlow(buildFlow({ a: { template: "sma" } }), systemCatalogue);
  expect(normalizeFlow(saved, newest)).toEqual(saved);
  expect(newest.find("sma")).toBe(newer);
  expect(newest.find("sma", "1.0.0")).toBe(sma);
  expect(newest.versionsOf("sma")).toEqual(["1.0.0", "1.9.0", "1.10.0"]);
});

test("does not change nodes that cannot be checked, and is idempotent", () => {
  const flow = buildFlow({ a: { template: "none", params: { b: 1 } }, c: { template: "sma", params: { period: -1 } } });
  const once = normalizeFlow(flow, systemCatalogue);
  expect(once.nodes.map(({ params }) => params)).toEqual([{ b: 1 }, { period: -1 }]);
  expect(flowHash(normalizeFlow(once, systemCatalogue))).toBe(flowHash(once));
});

test("does not allow replacing a system node", () => {
  const catalogue = makeCatalogue([...systemNodes, { ...sma, displayName: "Mine" }]);
  expect(catalogue.find("sma")).toBe(sma);
});

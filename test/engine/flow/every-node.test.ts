import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { evaluateFlow } from "../../../src/engine/flow/evaluate-flow";
import { flowStrategy } from "../../../src/engine/flow/flow-strategy";
import type { NodeDefinition, PortType } from "../../../src/engine/nodes/node-definition";
import { systemNodes } from "../../../src/engine/system-nodes";
import { barsOf, closes } from "../strategies/synthetic-bars";
import { CROSSING } from "./crossing-flow";

const SOURCE_OF: Readonly<Record<PortType, string>> = {
  SERIES: "price.value",
  NUMBER: "five.value",
  BOOLEAN: "above.result",
  SIGNAL: "buy.signal",
};

const bars = barsOf(closes(400, (bar) => 100 + 20 * Math.sin(bar / 9) + 3 * Math.sin(bar)));

/** A valid flow around one node: its inputs are connected, and each of its outputs is connected to another node. */
function flowAround({ name, inputs, outputs }: NodeDefinition, connected: "all" | "required") {
  const selected = inputs.filter(({ required }) => required || connected === "all");
  const specs: Record<string, NodeSpec> = {
    ...CROSSING,
    five: { template: "constant", params: { value: 5 } },
    node: { template: name, inputs: Object.fromEntries(selected.map((port) => [port.name, SOURCE_OF[port.type]])) },
  };
  outputs.forEach(({ name: port, type }, place) => {
    if (type === "SIGNAL") return;
    const isCondition = type === "BOOLEAN";
    const input = { [isCondition ? "condition" : "a"]: `node.${port}` };
    specs[`after${place}`] = { template: isCondition ? "consecutive" : "greater_than", inputs: input };
  });
  return buildFlow(specs);
}

describe.each(systemNodes.map((node) => [node.name, node] as const))("%s", (_, node) => {
  test.each(["all", "required"] as const)(
    "can be checked, explained and evaluated with %s inputs connected",
    (which) => {
      const { diagnostics, plan, explanation, warmUpBars } = checkFlow(flowAround(node, which), systemCatalogue);
      expect(diagnostics.filter(({ severity }) => severity === "ERROR")).toEqual([]);
      expect(explanation).not.toMatch(/undefined|NaN|\[object/);
      expect(Number.isInteger(warmUpBars)).toBe(true);
      const { outputs } = evaluateFlow(plan!, bars);
      const series = outputs.get("node")!;
      expect(Object.keys(series).sort()).toEqual(node.outputs.map(({ name }) => name).sort());
      for (const values of Object.values(series)) expect(values).toHaveLength(400);
    },
  );

  test("has only metrics that JSON can represent", () => {
    const strategy = flowStrategy(checkFlow(flowAround(node, "required"), systemCatalogue).plan!, {
      code: "a",
      name: "A",
    });
    const { metrics } = strategy.evaluate(bars, {
      parameters: {},
      minScore: 0,
      benchmark: null,
      asOf: bars.dates.at(-1)!,
    });
    expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics);
    for (const { name } of node.outputs) expect(metrics).toHaveProperty([`node.${name}`]);
  });
});

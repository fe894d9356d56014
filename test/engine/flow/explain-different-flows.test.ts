import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import type { FlowPlan } from "../../../src/engine/flow/plan/flow-plan";
import { isStrategyOutput } from "../../../src/engine/flow/plan/is-strategy-output";
import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { systemNodes } from "../../../src/engine/system-nodes";
import { otherParameters } from "../nodes/sample-parameters";
import { flowAroundNode } from "../python/flow-around-node";
import { randomNumbers } from "./random-flow";

/** What a plan does, whatever its nodes are called and however they are listed: one tree for each result. */
function structureOf({ nodes }: FlowPlan): string {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const treeOf = (id: string): string => {
    const { definition, params, inputs } = known.get(id)!;
    const used = new Set(definition.inputs.flatMap(({ fallback }) => fallback ?? []));
    const own = Object.entries(params)
      .filter(([name]) => !used.has(name))
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const trees = Object.values(inputs).flatMap((input) => {
      if (input.kind === "node") return [`${treeOf(input.node)}.${input.port}`];
      return input.kind === "none" ? [] : [input.kind === "column" ? input.name : String(input.value)];
    });
    return `${definition.name}(${JSON.stringify(own)};${trees.join(";")})`;
  };
  const results = nodes.filter(({ definition }) => isStrategyOutput(definition)).map(({ id }) => treeOf(id));
  return [...new Set(results)].sort().join("\n");
}

function explained(specs: Readonly<Record<string, NodeSpec>>) {
  const { plan, explanation, diagnostics } = checkFlow(buildFlow(specs), systemCatalogue);
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return { structure: structureOf(plan), text: explanation! };
}

/** A strategy of nested conditions, values, sizes and stops. */
function randomNested(seed: number): Record<string, NodeSpec> {
  const random = randomNumbers(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(from: readonly T[]) => from[below(from.length)]!;
  const nodes: Record<string, NodeSpec> = {};
  let count = 0;
  const add = (spec: NodeSpec, port: string) => {
    const id = `n${count++}`;
    nodes[id] = spec;
    return `${id}.${port}`;
  };
  const value = (depth: number): string => {
    if (depth === 0 || random() < 0.3) return add({ template: "price" }, pick(["close", "open"]));
    const source = value(depth - 1);
    const template = pick(["sma", "previous", "absolute", "add", "bars_since", "adx"]);
    if (template === "sma") return add({ template, params: { period: 2 + below(2) }, inputs: { source } }, "value");
    if (template === "previous") return add({ template, params: { bars: 1 + below(2) }, inputs: { source } }, "value");
    if (template === "absolute") return add({ template, inputs: { source } }, "value");
    if (template === "adx")
      return add({ template, params: { period: 2 + below(2) } }, pick(["plus_di", "minus_di", "adx"]));
    if (template === "bars_since") return add({ template, inputs: { condition: condition(depth - 1) } }, "value");
    const inputs: Record<string, string> = { a: source };
    if (random() < 0.5) inputs.b = value(depth - 1);
    return add({ template: "add", params: { value: 1 }, inputs }, "value");
  };
  const condition = (depth: number): string => {
    if (depth === 0 || random() < 0.2) {
      const template = pick(["greater_than", "less_than", "crosses_above", "rising"]);
      if (template === "rising")
        return add({ template, params: { bars: 1 + below(2) }, inputs: { source: value(depth) } }, "result");
      return add({ template, inputs: { a: value(depth), b: value(depth) } }, "result");
    }
    const template = pick(["and", "or", "not", "consecutive", "cooldown", "n_of_m"]);
    const a = condition(depth - 1);
    if (template === "not") return add({ template, inputs: { a } }, "result");
    if (template === "consecutive" || template === "cooldown")
      return add({ template, params: { bars: 2 + below(2) }, inputs: { condition: a } }, "result");
    const inputs = { a, b: condition(depth - 1) };
    return add({ template, ...(template === "n_of_m" && { params: { n: 1 } }), inputs }, "result");
  };
  const entries = ["entry_long", pick(["entry_long", "entry_short", "reverse"])].slice(0, 1 + below(2));
  const signals = entries.map((template) => add({ template, inputs: { condition: condition(2) } }, "signal"));
  for (const template of ["percent_equity", "fixed_percent_stop", "fixed_percent_target"]) {
    if (random() < 0.3) add({ template, inputs: { signal: pick(signals) } }, "signal");
  }
  return nodes;
}

/** The texts that belong to more than one structure. */
function sharedTexts(flows: readonly { readonly structure: string; readonly text: string }[]): string[] {
  const structures = new Map<string, string>();
  return flows.flatMap(({ structure, text }) => {
    const first = structures.get(text) ?? structure;
    structures.set(text, first);
    return first === structure ? [] : [`${text}\n${first}\n${structure}`];
  });
}

test("6000 nested strategies that differ have different texts", () => {
  const flows = Array.from({ length: 6000 }, (_, seed) => explained(randomNested(seed + 1)));
  expect(sharedTexts(flows)).toEqual([]);
  // Otherwise the flows would be too simple to be mixed up.
  expect(new Set(flows.map(({ structure }) => structure)).size).toBeGreaterThan(4000);
  for (const { text } of flows) expect(text.length).toBeLessThan(2100);
});

/** A valid value other than the default; a date for the text of a date. */
function otherValue(node: NodeDefinition, name: string) {
  const schema = node.parameters[name]!;
  if ("pattern" in schema) return "2020-01-31";
  const other = otherParameters(node)[name]!;
  return other === schema.default && "maximum" in schema ? schema.maximum! : other;
}

describe.each(systemNodes.map((node) => [node.name, node] as const))("the text of a strategy with %s", (_, node) => {
  const parameters = Object.keys(node.parameters);
  const checked = (params: object) => {
    const flow = flowAroundNode(node, false);
    const nodes = flow.nodes.map((each) =>
      each.template === node.name ? { ...each, params: { ...each.params, ...params } } : each,
    );
    return checkFlow({ ...flow, nodes }, systemCatalogue);
  };
  const others = parameters
    .map((name) => [name, { [name]: otherValue(node, name) }] as const)
    .filter(([, params]) => checked(params).plan !== null);

  if (others.length > 0) {
    test.each(others)("tells the value of %s", (__, params) => {
      const before = checked({});
      const after = checked(params);
      if (structureOf(before.plan!) === structureOf(after.plan!)) return;
      expect(after.explanation).not.toBe(before.explanation);
    });
  }

  test("has no phrase that no person would write", () => {
    const { explanation } = checked({});
    expect(explanation).not.toMatch(/\b1 (bars|units|positions|trades)\b|of the price|undefined|\[object/);
  });
});

test("numbers have no digits that only come from binary fractions", () => {
  const flow = {
    buy: { template: "entry_long", inputs: { condition: "high.result" } },
    high: { template: "greater_than", params: { value: 0.1 + 0.2 }, inputs: { a: "price.close" } },
    price: { template: "price" },
    size: { template: "percent_equity", params: { percent: 94.17669516988099 }, inputs: { signal: "buy.signal" } },
  };
  expect(explained(flow).text).toBe(
    "Buy when the close is above 0.3. Invest 94.1766951699 % of equity in each trade, for the long entry.",
  );
});

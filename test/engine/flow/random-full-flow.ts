import { type Catalogue, makeCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import type { FlowPlan } from "../../../src/engine/flow/plan/flow-plan";
import type { NodeDefinition, PortType } from "../../../src/engine/nodes/node-definition";
import type { ParameterSchema, Parameters, ParameterValue } from "../../../src/engine/nodes/parameters";
import { systemNodes } from "../../../src/engine/system-nodes";
import { randomExpressionNode } from "./random-expression-node";
import { randomNumbers } from "./random-flow";

type Random = () => number;

/** Labels that are names of functions and variables of generated code, or look like them. */
const LABELS =
  "price previous known rising numbers main close bar result sma_1 max_positions SIGNALS compute 1st é".split(" ");
const FIRST: Readonly<Record<string, NodeSpec>> = {
  price: { template: "price" },
  line: { template: "constant", params: { value: 3 } },
  above: { template: "greater_than", inputs: { a: "price.close", b: "price.open" } },
  buy: { template: "entry_long", inputs: { condition: "above.result" } },
};

/** The plan of a random flow that contains the required nodes. */
export function randomFullPlan(seed: number, required: readonly NodeDefinition[]): FlowPlan {
  const { flow, catalogue } = randomFullFlow(seed, required);
  const { plan, diagnostics } = checkFlow(flow, catalogue);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

/**
 * A valid flow of some nodes of the catalogue and of users' own nodes, with random parameters, labels and inputs. The
 * nodes that are `required` are in the flow.
 */
export function randomFullFlow(
  seed: number,
  required: readonly NodeDefinition[],
): { readonly flow: LogicFlow; readonly catalogue: Catalogue } {
  const random = randomNumbers(seed);
  const own = [randomExpressionNode(random, 1), randomExpressionNode(random, 2)];
  const catalogue = makeCatalogue([...systemNodes, ...own]);
  const more = Array.from({ length: Math.floor(random() * 12) }, () => pick(random, systemNodes));
  const specs = connected(random, shuffled(random, [...required, ...own, ...more]), catalogue);
  return { flow: buildFlow(specs), catalogue };
}

/** Adds the nodes to the first ones, each with inputs from nodes before it. */
function connected(random: Random, nodes: readonly NodeDefinition[], catalogue: Catalogue) {
  const specs: Record<string, NodeSpec> = { ...FIRST };
  const outputs = Object.entries(FIRST).flatMap(([id, { template }]) => outputsOf(id, catalogue.find(template)!));
  for (const [place, node] of nodes.entries()) {
    const id = `n${place}`;
    const ports = node.inputs.filter((port) => port.required || random() < 0.5);
    const inputs = ports.map(({ name, type }) => {
      const sources = outputs.filter((output) => isConnectable(output.type, type));
      return [name, pick(random, sources).source];
    });
    const label = random() < 0.5 ? { label: pick(random, LABELS) } : {};
    const params = randomParameters(random, node);
    specs[id] = { template: node.name, params, ...label, inputs: Object.fromEntries(inputs) };
    outputs.push(...outputsOf(id, node));
  }
  return specs;
}

const outputsOf = (id: string, { outputs }: NodeDefinition) =>
  outputs.map(({ name, type }) => ({ source: `${id}.${name}`, type }));

function isConnectable(from: PortType, to: PortType): boolean {
  return from === to || (from === "NUMBER" && to === "SERIES");
}

/** Valid parameters: most are small, some have any allowed value. */
function randomParameters(random: Random, { parameters, rules }: NodeDefinition): Parameters {
  for (;;) {
    const params = Object.fromEntries(
      Object.entries(parameters).map(([name, schema]) => [name, randomValue(random, schema)]),
    );
    if (rules.every((rule) => rule.holds(params))) return params;
  }
}

function randomValue(random: Random, schema: ParameterSchema): ParameterValue {
  if (random() < 0.3 || "pattern" in schema) return schema.default;
  if (schema.type === "boolean") return random() < 0.5;
  if (schema.type === "string") return pick(random, schema.enum);
  if (schema.type === "array") return schema.default;
  const lowest = schema.minimum ?? schema.exclusiveMinimum ?? 0;
  const highest = schema.maximum ?? schema.exclusiveMaximum ?? lowest + 100;
  // Between the bounds, never one that is excluded; the third power makes most values small.
  const value = lowest + (highest - lowest) * (0.001 + 0.998 * random() ** 3);
  return schema.type === "integer" ? Math.round(value) : value;
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
